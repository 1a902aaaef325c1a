import { z } from 'zod'
import { modelFileSchema } from '../../model/schema'

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
