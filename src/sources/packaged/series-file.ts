import { z } from 'zod'

/** One source's series as the app loads them. A column is one unit's values from the period `offset` on;
 *  null = no value held. Bounds, where the source gives them, have the same shape. */
const column = z.tuple([z.int().nonnegative()], z.number().nullable())
const columns = z.record(z.string().max(8), column)

export const seriesFileSchema = z.strictObject({
  format: z.literal('forewatch-series-1'),
  source: z.string(),
  series: z.array(
    z.strictObject({
      id: z.string(),
      frequency: z.enum(['year', 'month']),
      /** Year, or month ordinal, of period index 0. */
      firstOrdinal: z.int(),
      nPeriods: z.int().positive().max(4000),
      values: columns,
      low: columns.optional(),
      high: columns.optional(),
    }),
  ),
})

export type SeriesFile = z.infer<typeof seriesFileSchema>
export type PackedSeries = SeriesFile['series'][number]
export type PackedColumns = PackedSeries['values']
