import type { NameLanguage } from './country-names'

const THIN = '\u202f'
const MINUS = '\u2212'
const NO_BREAK = '\u00a0'
const EN_DASH = '\u2013'
/** What stands where there is no value; the reason in words stands beside it. */
export const DASH = EN_DASH

const DECIMAL_MARK: Readonly<Record<NameLanguage, string>> = {
  en: '.',
  fr: ',',
  es: ',',
  ru: ',',
  zh: '.',
  ar: '.',
}

/** The one number formatter of a locale. Thin space in thousands,
 *  true minus, en dash in ranges, no-break space before %. A missing value (NaN) is a dash, never 0. */
export interface NumberFormat {
  /** `12 345`, `−3`. Half is rounded away from zero. */
  integer(value: number): string
  /** With exactly so many decimals. */
  fixed(value: number, decimals: number): string
  /** At most so many significant digits, no trailing zeros: raw values of any size. */
  plain(value: number, digits?: number): string
  /** Share 0–1 as `72 %`. */
  percent(share: number, decimals?: number): string
  /** `+3`, `−2`, `0`. */
  signed(value: number, decimals?: number): string
  /** `65–82`. */
  range(low: number, high: number, decimals?: number): string
}

export function numberFormat(language: NameLanguage): NumberFormat {
  const mark = DECIMAL_MARK[language]
  const format = (value: number, decimals: number): string => {
    if (!Number.isFinite(value)) return DASH
    const [whole = '0', fraction] = roundHalfAway(Math.abs(value), decimals).toFixed(decimals).split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN)
    const digits = fraction === undefined ? grouped : `${grouped}${mark}${fraction}`
    return value < 0 && /[1-9]/.test(digits) ? `${MINUS}${digits}` : digits
  }
  const plain = (value: number, digits = 4): string => {
    if (!Number.isFinite(value)) return DASH
    if (value === 0) return '0'
    const magnitude = Math.floor(Math.log10(Math.abs(value)))
    if (magnitude < -4) return `${plain(value * 10 ** -magnitude, 3)}${THIN}×${THIN}10^${MINUS}${-magnitude}`
    const text = format(value, Math.max(0, digits - 1 - magnitude))
    return text.includes(mark) ? text.replace(/0+$/, '').replace(new RegExp(`\\${mark}$`), '') : text
  }
  const signed = (value: number, decimals = 0): string => {
    const text = format(value, decimals)
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
  }
  return Object.freeze({
    integer: (value: number) => format(value, 0),
    fixed: format,
    plain,
    percent: (share: number, decimals = 0) =>
      Number.isFinite(share) ? `${format(share * 100, decimals)}${NO_BREAK}%` : DASH,
    signed,
    range: (low: number, high: number, decimals = 0) =>
      `${format(low, decimals)}${EN_DASH}${format(high, decimals)}`,
  })
}

/** English; the screens' one formatter until a language is chosen. */
export const numbers = numberFormat('en')

function roundHalfAway(value: number, decimals: number): number {
  const unit = 10 ** decimals
  return Math.round(value * unit * (1 + Number.EPSILON)) / unit
}
