import { ForewatchError } from '../core/errors'
import type { BlobRow } from './database'
import type { Codec, Sealed } from './payload'
import type { StoredBlob } from './types'

/** One array as it lies there sealed: its bytes, and what kind of array they are. */
export interface SealedArray {
  readonly view: string
  readonly sealed: Sealed
}

const VIEWS: Readonly<Record<string, (buffer: ArrayBuffer) => ArrayBufferView<ArrayBuffer>>> = {
  Uint8Array: (buffer) => new Uint8Array(buffer),
  Int16Array: (buffer) => new Int16Array(buffer),
  Int32Array: (buffer) => new Int32Array(buffer),
  Float32Array: (buffer) => new Float32Array(buffer),
  Float64Array: (buffer) => new Float64Array(buffer),
}

/** Arrays of a blob as the codec keeps them: as they are without a key. */
export async function sealArrays(codec: Codec, arrays: StoredBlob['arrays']): Promise<BlobRow['arrays']> {
  const kept = await Promise.all(
    Object.entries(arrays).map(async ([name, array]): Promise<[string, BlobRow['arrays'][string]]> => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      const sealed = await codec.sealBytes(bytes)
      return [name, sealed instanceof Uint8Array ? array : { view: array.constructor.name, sealed }]
    }),
  )
  return Object.fromEntries(kept)
}

/** @throws ForewatchError `locked`, `wrong-passphrase`, `internal` for a kind of array that is not known */
export async function openArrays(codec: Codec, kept: BlobRow['arrays']): Promise<StoredBlob['arrays']> {
  const opened = await Promise.all(
    Object.entries(kept).map(async ([name, array]): Promise<[string, ArrayBufferView<ArrayBuffer>]> => {
      if (ArrayBuffer.isView(array)) return [name, array]
      const make = VIEWS[array.view]
      if (!make)
        throw new ForewatchError('internal', {
          what: 'A stored array is of no known kind',
          found: array.view,
        })
      const bytes = await codec.openBytes(array.sealed)
      return [name, make(bytes.buffer)]
    }),
  )
  return Object.fromEntries(opened)
}
