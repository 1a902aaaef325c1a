import { findCountry } from '../named-country'
import type { UnitRegistry } from '../../core/registry'
import type { Evidence } from '../../model/evidence'
import type { Entity } from './entity'

export interface EvidenceOptions {
  /** Indicator by name of template. */
  readonly indicators: ReadonlyMap<string, string>
  /** Keep titles, of which some may be names of living persons. Only ever true when a person asked and was warned. */
  readonly keepNames: boolean
}

export interface EvidenceReport {
  readonly evidence: readonly Evidence[]
  /** Entities without a country that is known, without a date. */
  readonly withoutCountry: number
  readonly withoutDate: number
  readonly titlesLeftOut: number
}

const COUNTRY = /countr|pa[ií]s|pays|государств|بلد/i
const ADDED = /^(date added|creation ?date|edit ?date|fecha de (creación|adición))$/i
const DAY = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/
/** Four digits alone are a year only in a field that says so: elsewhere they are a number. */
const YEAR = /^(1[89]|20)\d{2}$/
const DATE_FIELD = /date|year|day|when|period|fecha|a[nñ]o|ann[ée]e|jour|дата|год|تاريخ|سنة/i
/** Year in which names are read where an entity has no date. */
const WITHOUT_DATE = 2024
/** Of one entity; no record needs more, and what is kept stays readable. */
const MOST = { values: 200, id: 200, template: 200, title: 2000 }

/** Entities as evidence: template, dates, countries and links. Everything else (titles, texts, relations, files) may name a
 *  person and is left out; titles stay if asked. Who is alive cannot be known, so all count as living. */
export function toEvidence(
  entities: readonly Entity[],
  registry: UnitRegistry,
  { indicators, keepNames }: EvidenceOptions,
): EvidenceReport {
  const evidence = entities.map(({ id, template, title, fields }): Evidence => {
    const dates = [
      ...new Set(
        fields
          .filter(({ label }) => !ADDED.test(label))
          .flatMap(({ label, values }) =>
            values.filter((value) => DAY.test(value) || (YEAR.test(value) && DATE_FIELD.test(label))),
          ),
      ),
    ].sort()
    const year = Number(dates[0]?.slice(0, 4) ?? WITHOUT_DATE)
    const units = fields
      .filter(({ label }) => COUNTRY.test(label))
      .flatMap(({ values }) => values)
      .flatMap((value) => {
        const found = findCountry(registry, value, year)
        return found.ok ? [found.unit] : []
      })
    const links = fields.flatMap(({ values }) => values).filter((value) => /^https?:\/\/\S+$/.test(value))
    const indicator = indicators.get(template)
    return {
      id: id.slice(0, MOST.id),
      template: template.slice(0, MOST.template),
      dates: dates.slice(0, MOST.values),
      units: [...new Set(units)].sort().slice(0, MOST.values),
      links: [...new Set(links)].slice(0, MOST.values),
      ...(keepNames && title !== '' ? { title: title.slice(0, MOST.title) } : {}),
      ...(indicator === undefined ? {} : { indicator }),
    }
  })
  return {
    evidence,
    withoutCountry: evidence.filter(({ units }) => units.length === 0).length,
    withoutDate: evidence.filter(({ dates }) => dates.length === 0).length,
    titlesLeftOut: keepNames ? 0 : entities.filter(({ title }) => title !== '').length,
  }
}
