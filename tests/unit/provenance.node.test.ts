import { describe, expect, it } from 'vitest'
import { sourceLines } from '../../src/format/provenance'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const { model, catalogue } = smallSnapshotInput()
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\u00A0', ' '))

describe('the sources over an exported table', () => {
  it('stand with edition, date of the copy and licence, those the scores rest on and no other', () => {
    expect(plain(sourceLines(model, catalogue))).toEqual([
      'Source: Source one, A publisher, edition 1, copy of 1 Jan 2009. Licence: CC BY 4.0',
      'Source: Source two, A publisher, edition 1, copy of 1 Jan 2009. Licence: CC BY 4.0',
    ])
    expect(sourceLines(model, catalogue, { nodeId: 'RF1' })).toHaveLength(1)
    expect(sourceLines(model, catalogue, { nodeId: 'RF1', besides: ['order'] })).toHaveLength(2)
  })
})
