import { z } from 'zod'

/** One source's series as the app loads them. A column is one unit's values: `[offset, v, v, …]`, the first value
 *  being that of period index `offset`; null = no value held. Bounds, where the source gives them, have the same
 *  shape. The cells themselves are checked while they are read, in one pass (see `unpack.ts`): there are a million of them. */
const columns = z.record(
  z.string().regex(/^[A-Z0-9]{2,8}$/),
  z.custom<readonly unknown[]>(Array.isArray, 'expected a list of cells'),
)

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
