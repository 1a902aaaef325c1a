import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Selection } from './tables'

/** A Parquet file of the selection, one row a value; catalogue of sources and series as JSON in the file's metadata. */
export function parquetBytes({ observations, catalogues }: Selection): Uint8Array {
  const bounds = observations.some(({ low }) => low !== undefined)
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'unit', data: observations.map(({ unit }) => unit), type: 'STRING' },
      { name: 'period', data: observations.map(({ period }) => period), type: 'STRING' },
      { name: 'indicator', data: observations.map(({ indicator }) => indicator), type: 'STRING' },
      { name: 'value', data: observations.map(({ value }) => value), type: 'DOUBLE' },
      ...(bounds
        ? [
            {
              name: 'low',
              data: observations.map(({ low }) => low),
              type: 'DOUBLE' as const,
              nullable: true,
            },
            {
              name: 'high',
              data: observations.map(({ high }) => high),
              type: 'DOUBLE' as const,
              nullable: true,
            },
          ]
        : []),
    ],
    kvMetadata: [{ key: 'forewatch-catalogue', value: JSON.stringify(catalogues) }],
  })
  return new Uint8Array(buffer)
}
