import { z } from 'zod'
import { modelFileSchema } from '../../model/schema'
import { catalogueSchema } from '../../sources/package/catalogue-schema'

/** JSON Schema (draft 2020-12) of the model file, as text: what `indicators/schema/risk-model.schema.json` must hold. */
export function riskModelJsonSchema(): string {
  const schema = {
    title: 'Forewatch risk model',
    description:
      'Version 1. Which series feed which indicator, how they are transformed, normalised, weighted and aggregated; readings; tiers. Any tree of any depth is a valid model.',
    ...z.toJSONSchema(modelFileSchema),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** The same of a catalogue file of a data package: `indicators/schema/catalogue.schema.json`. */
export function catalogueJsonSchema(): string {
  const schema = {
    title: 'Forewatch catalogue file',
    description:
      'Describes the series of one source: unit, direction of risk, range, publication lag, coverage, what absence means, edition, licence. A resource of a data package names its file as `catalogue`.',
    ...z.toJSONSchema(catalogueSchema, { unrepresentable: 'any' }),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
