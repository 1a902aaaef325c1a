import { z } from 'zod'
import { ForewatchError } from '../core/errors'

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'expected three numbers such as 1.0.0')
const modelId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/)

/** Several models read as one: a unit's score is 100 × the mean share of its ranks in the members' lists. */
export const ensembleSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  kind: z.literal('ensemble'),
  schemaVersion: z.literal(1),
  id: modelId,
  title: z.string().min(1),
  version,
  description: z.string(),
  author: z.string().exactOptional(),
  licence: z.string().exactOptional(),
  /** Only `mean-rank`: ranks ask nothing of the members' scales. */
  method: z.literal('mean-rank'),
  /** Every member by id and version; another version is another member. */
  members: z.array(z.strictObject({ model: modelId, version })).min(2),
})
export type EnsembleModel = z.infer<typeof ensembleSchema>

/** True where a file says that it is an ensemble. */
export function isEnsemble(json: unknown): boolean {
  return typeof json === 'object' && json !== null && (json as { kind?: unknown }).kind === 'ensemble'
}

/** Reads an ensemble from untyped JSON. @throws ForewatchError `bad-model` */
export function readEnsemble(json: unknown): EnsembleModel {
  const parsed = ensembleSchema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ForewatchError('bad-model', {
      what: 'The ensemble has a field that cannot be used',
      where: issue?.path.join('.') || 'the file',
      found: issue?.message ?? 'an unknown form',
      expected: 'kind, schemaVersion, id, title, version, description, method and at least two members',
      next: 'Correct the file; see indicators/models/framework-ensemble.json',
    })
  }
  const names = parsed.data.members.map(({ model }) => model)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined || names.includes(parsed.data.id)) {
    throw new ForewatchError('bad-model', {
      what: twice === undefined ? 'An ensemble names itself as a member' : 'A member stands twice',
      where: 'members',
      found: twice ?? parsed.data.id,
      expected: 'every member once',
      next: 'Correct the file',
    })
  }
  return parsed.data
}
