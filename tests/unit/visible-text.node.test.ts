import { describe, expect, it } from 'vitest'
import { visibleText } from '../../src/core/visible-text'
import { readCalendar } from '../../src/model/calendar'
import { readModel } from '../../src/model/read'
import { readWatchlist } from '../../src/model/watchlist'
import { model } from '../helpers/small-model'

const TURNED = 'Vote\u202Eetov\u0007'
const SHOWN = 'Vote⟨U+202E⟩etov⟨U+0007⟩'

describe('marks that nobody sees', () => {
  it('are shown by their number; letters of every script, joiners and line ends stay', () => {
    expect(visibleText(TURNED)).toBe(SHOWN)
    for (const text of ['السودان', 'می‌خواهم', 'မြန်မာ', 'Côte d’Ivoire', 'two\nlines', '👩‍⚕️'])
      expect(visibleText(text)).toBe(text)
    expect(visibleText(visibleText(TURNED))).toBe(SHOWN)
  })

  it('are obeyed in no list, calendar or model from a file', () => {
    const [event] = readCalendar([{ unit: 'SDN', on: '2026-03-29', kind: 'election', title: TURNED, knownSince: '2026-01-01' }]) // prettier-ignore
    expect(event?.title).toBe(SHOWN)
    const list = { format: 'forewatch-watchlist-1', title: TURNED, origin: 'hand', units: ['SDN'], members: { SDN: { note: TURNED } } } // prettier-ignore
    expect(readWatchlist(list)).toMatchObject({ title: SHOWN, members: { SDN: { note: SHOWN } } })
    expect(readModel(model({ title: TURNED })).title).toBe(SHOWN)
  })
})
