import { z } from 'zod'

/** What `public/data/manifest.json` holds: every file the app may load, with size and checksum. */
const file = z.strictObject({
  path: z.string().regex(/^(?!.*\.\.)[a-z0-9][a-z0-9._/-]*$/),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const manifestSchema = z.strictObject({
  format: z.literal('forewatch-data-1'),
  software: z.string(),
  /** SHA-256 over the checksums of all series files: the edition of the data as a whole. */
  fingerprint: z.string(),
  /** First and last year whose end is scored on load. */
  firstYear: z.int(),
  lastYear: z.int(),
  /** Newest month by which any held observation had been published. */
  newestMonth: z.string().regex(/^\d{4}-\d{2}$/),
  units: file,
  framework: file,
  model: file,
  /** Other models that are shipped, fetched when the Model page asks for them. */
  otherModels: z.array(file),
  /** Several of the shipped models read as one, for the Evaluation screen. */
  ensemble: file,
  firstView: file,
  /** Outcome lists whose rows are in the package. */
  outcomes: file,
  /** What the shipped models did on past onsets, for the Method page. */
  evaluation: file,
  alerts: file,
  sources: z.array(z.strictObject({ id: z.string(), catalogue: file, series: file })),
  /** Other editions of sources above, fetched when one is asked for. */
  editions: z.array(
    z.strictObject({
      id: z.string(),
      /** Source whose series they hold. */
      of: z.string(),
      title: z.string(),
      edition: z.string(),
      /** Series held. */
      holds: z.array(z.string()),
      catalogue: file,
      series: file,
    }),
  ),
})

export type Manifest = z.infer<typeof manifestSchema>
export type PackagedFile = z.infer<typeof file>
