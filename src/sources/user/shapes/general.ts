import type { Recipe, RecipeSeries } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import { columnPeriod } from '../layouts/wide'
import { columnValues, type Sample } from '../sample'
import { bestCountryColumn, countryColumn, numberColumns, periodColumn } from './columns'
import { byColumns, pick, series, slug, tableOf, type Shape } from './shape'

const LATER = 'Nothing was said about missing rows: read as not known.'

/** Source of a table about which nothing is known: the person fills it in. */
export function ownSource(sample: Sample): Recipe['source'] {
  const name = sample.name.replace(/\.[a-z.]+$/i, '')
  return {
    id: slug(name).replaceAll('_', '-'),
    title: name,
    publisher: 'not stated',
    edition: '',
    citation: sample.name,
    url: '',
    licence: 'not stated; figures stay with you',
    licenceClass: 'UNSTATED',
    attribution: name,
  }
}

const yearColumns = (sample: Sample, to: 'year' | 'month') =>
  sample.columns.filter((name) => columnPeriod(name, to) !== undefined)

function wideRecipe(
  sample: Sample,
  registry: UnitRegistry,
  key: string | undefined,
  source: Recipe['source'],
  shape: string,
): Recipe {
  const to = yearColumns(sample, 'year').length > 0 ? 'year' : 'month'
  const title = pick(sample, 'Indicator Name', 'Series Name')
  const keys = key === undefined ? [] : [...new Set(columnValues(sample, key))]
  const titleOf = (code: string): string => {
    const row = sample.rows.find((cells) => cells[sample.columns.indexOf(key ?? '')] === code)
    return (title === undefined ? undefined : row?.[sample.columns.indexOf(title)]) ?? code
  }
  const wide: Partial<RecipeSeries> = { absenceNote: LATER, publicationLagMonths: to === 'year' ? 6 : 1 }
  const { column, system } = countryColumn(sample, registry)
  return {
    format: 'forewatch-recipe-1',
    shape,
    title: source.title,
    source,
    table: { ...tableOf(sample, 'wide'), decimal: wideDecimal(sample) },
    unit: { column, system },
    period: { form: to === 'year' ? 'year' : 'month', to },
    ...(key === undefined ? {} : { key }),
    duplicates: 'error',
    series:
      keys.length > 0
        ? keys.map((code) =>
            series(slug(code), titleOf(code), 'not stated', {
              ...wide,
              key: code,
              description: titleOf(code),
            }),
          )
        : [series(slug(source.title), source.title, 'not stated', wide)],
  }
}

function wideDecimal(sample: Sample): '.' | ',' {
  return numberColumns(sample).decimal
}

export const worldBank: Shape = {
  id: 'world-bank',
  title: 'World Bank bulk or DataBank table',
  files: 'API_<code>_DS2_en_csv_v2_<n>.csv, or a DataBank export',
  detect(sample) {
    const key = pick(sample, 'Indicator Code', 'Series Code')
    if (key === undefined || !sample.columns.includes('Country Code')) return undefined
    const years = yearColumns(sample, 'year').length
    return years === 0
      ? undefined
      : { confidence: 1, saw: [`Country Code, ${key} and ${years} columns of years`] }
  },
  recipe(sample, registry): Recipe {
    const found = wideRecipe(
      sample,
      registry,
      pick(sample, 'Indicator Code', 'Series Code'),
      {
        id: 'world-bank-own',
        title: 'World Bank series',
        publisher: 'World Bank',
        edition: '',
        citation: 'World Bank, data.worldbank.org.',
        url: 'https://data.worldbank.org',
        licence: 'CC BY 4.0; some series carry terms of third parties',
        licenceClass: 'OPEN',
        attribution: 'World Bank, CC BY 4.0',
      },
      'world-bank',
    )
    return { ...found, unit: { column: 'Country Code', system: 'worldbank' } }
  },
}

export const sdmx: Shape = {
  id: 'sdmx-csv',
  title: 'SDMX-CSV',
  files: 'columns REF_AREA, TIME_PERIOD, OBS_VALUE and dimensions',
  detect: byColumns(
    ['REF_AREA', 'TIME_PERIOD', 'OBS_VALUE'],
    ['DATAFLOW', 'FREQ', 'OBS_STATUS', 'STRUCTURE'],
  ),
  recipe(sample, registry): Recipe {
    const key = pick(sample, 'INDICATOR', 'SERIES', 'INDIC', 'SUBJECT', 'MEASURE')
    const [first = ''] = columnValues(sample, 'TIME_PERIOD')
    const to = /^\d{4}$/.test(first) ? 'year' : 'month'
    const values = columnValues(sample, 'REF_AREA')
    const keys = key === undefined ? [] : [...new Set(columnValues(sample, key))]
    const system = countryColumn(
      { ...sample, columns: ['REF_AREA'], rows: values.map((value) => [value]) },
      registry,
    ).system
    // Further dimensions split a value by sex, age or the like: several in one file would be added up or clash.
    const single = ['SEX', 'AGE', 'FREQ', 'URBANISATION'].filter((name) => sample.columns.includes(name))
    const common = { column: 'OBS_VALUE', absenceNote: LATER, publicationLagMonths: to === 'year' ? 6 : 1 }
    return {
      format: 'forewatch-recipe-1',
      shape: 'sdmx-csv',
      title: 'SDMX-CSV',
      source: ownSource(sample),
      table: tableOf(sample, key === undefined ? 'long' : 'keyed'),
      unit: { column: 'REF_AREA', system },
      period: { column: 'TIME_PERIOD', form: to === 'year' ? 'year' : 'month', to },
      ...(key === undefined ? {} : { key }),
      ...(single.length > 0 ? { single } : {}),
      duplicates: 'error',
      series:
        keys.length > 0
          ? keys.map((code) =>
              series(slug(code), code, columnValues(sample, 'UNIT_MEASURE')[0] ?? 'not stated', {
                ...common,
                key: code,
              }),
            )
          : [series(slug(sample.name), sample.name, 'not stated', common)],
    }
  },
}

/** HXL: the tags say what a column is, whatever its name. */
export const hxl: Shape = {
  id: 'hxl',
  title: 'HXL-tagged table',
  files: 'a CSV whose second row holds tags such as #country+code and #affected',
  detect(sample) {
    const { tags } = sample
    if (!tags) return undefined
    const country = tags.some((tag) => /^#(country|adm0)/.test(tag))
    const date = tags.some((tag) => /^#date/.test(tag))
    const shown = tags
      .filter((tag) => tag !== '')
      .slice(0, 6)
      .join(', ')
    return { confidence: country && date ? 0.85 : 0.6, saw: [`a row of HXL tags: ${shown}`] }
  },
  recipe(sample, registry): Recipe {
    const tags = sample.tags ?? []
    const nameOf = (pattern: RegExp): string | undefined => {
      const at = tags.findIndex((tag) => pattern.test(tag.replace(/\s/g, '')))
      return at < 0 ? undefined : sample.columns[at]
    }
    const base = plainLongRecipe(sample, registry, 'hxl')
    const code = nameOf(/^#(country|adm0)\+code/)
    const country = code ?? nameOf(/^#(country|adm0)/)
    const date = nameOf(/^#date\+(year|start|reported)/) ?? nameOf(/^#date/)
    const counted = tags.flatMap((tag, at) =>
      /^#(affected|value|indicator\+value|population|reached|inneed)/.test(tag) ? [sample.columns[at]!] : [],
    )
    const narrowed = { ...sample, columns: sample.columns.map((name) => (name === country ? name : '')) }
    const period = periodColumn({
      ...sample,
      columns: sample.columns.map((name) => (name === date ? name : '')),
    })
    return {
      ...base,
      ...(country === undefined ? {} : { unit: countryColumn(narrowed, registry) }),
      ...(period === undefined
        ? {}
        : {
            period: {
              column: period.column,
              form: period.form,
              to: period.form === 'year' ? 'year' : 'month',
            },
          }),
      series: counted.length > 0 ? counted.map((column) => valueSeries(column, base.period.to)) : base.series,
    }
  },
}

export const tidy: Shape = {
  id: 'tidy',
  title: 'Table in the form of this package',
  files: 'columns unit, period, indicator, value and, if there are any, low and high',
  detect: byColumns(['unit', 'period', 'indicator', 'value']),
  recipe(sample): Recipe {
    const [first = ''] = columnValues(sample, 'period')
    const to = first.length > 4 ? 'month' : 'year'
    const bounds =
      sample.columns.includes('low') && sample.columns.includes('high') ? { low: 'low', high: 'high' } : {}
    return {
      format: 'forewatch-recipe-1',
      shape: 'tidy',
      title: 'Table in the form of this package',
      source: ownSource(sample),
      table: tableOf(sample, 'keyed'),
      unit: { column: 'unit', system: 'iso3' },
      period: { column: 'period', form: to === 'year' ? 'year' : 'month', to },
      key: 'indicator',
      duplicates: 'error',
      series: [...new Set(columnValues(sample, 'indicator'))].map((key) =>
        series(slug(key), key, 'not stated', { column: 'value', key, ...bounds, absenceNote: LATER }),
      ),
    }
  },
}

function valueSeries(column: string, to: 'year' | 'month'): RecipeSeries {
  return series(slug(column), column, 'not stated', {
    column,
    absenceNote: LATER,
    publicationLagMonths: to === 'year' ? 6 : 1,
  })
}

function plainLongRecipe(sample: Sample, registry: UnitRegistry, shape: string): Recipe {
  const unit = countryColumn(sample, registry)
  const period = periodColumn(sample)
  const { columns, decimal } = numberColumns(sample)
  const to = period === undefined || period.form === 'year' ? 'year' : 'month'
  const values = columns.filter((name) => name !== unit.column && name !== period?.column)
  const key = period && keyColumn(sample, unit.column, period.column, values)
  const plain = values.map((column) => valueSeries(column, to))
  const keys = key === undefined ? [] : [...new Set(columnValues(sample, key))]
  // With a key, the last column of numbers holds the values; others repeat what belongs to the row.
  const valueColumn =
    values.find((name) => /^(obs_?)?(value|score|amount|number|indicatorscore)$/i.test(name)) ?? values.at(-1)
  return {
    format: 'forewatch-recipe-1',
    shape,
    title: sample.name,
    source: ownSource(sample),
    table: { ...tableOf(sample, key === undefined ? 'long' : 'keyed'), decimal },
    unit,
    period:
      period === undefined ? { form: 'fixed', to: 'year' } : { column: period.column, form: period.form, to },
    ...(key === undefined ? {} : { key }),
    duplicates: 'error',
    series: distinct(
      key === undefined || valueColumn === undefined
        ? plain
        : keys.map((code) => ({
            ...valueSeries(valueColumn, to),
            id: slug(code),
            title: code,
            description: code,
            key: code,
          })),
    ),
  }
}

const KEY_NAMES = /^(series|indicator|variable|measure|metric|indicator_?(id|code|name)|item|type|category)$/i

/** A column whose text says which series a row belongs to: by its name, or because without it rows of one country and
 *  period would clash and with it they do not. */
function keyColumn(
  sample: Sample,
  unit: string,
  period: string,
  values: readonly string[],
): string | undefined {
  const at = (name: string) => sample.columns.indexOf(name)
  const clash = (key: number): boolean => {
    const seen = new Set<string>()
    return sample.rows.some((cells) => {
      const id = `${cells[at(unit)]}|${cells[at(period)]}|${key < 0 ? '' : cells[key]}`
      if (seen.has(id)) return true
      seen.add(id)
      return false
    })
  }
  const texts = sample.columns.filter((name) => {
    if (name === '' || name === unit || name === period || values.includes(name)) return false
    const different = new Set(columnValues(sample, name)).size
    return different >= 1 && different <= Math.max(60, sample.rows.length / 4)
  })
  const named = texts.find((name) => KEY_NAMES.test(name) && !clash(at(name)))
  if (named !== undefined && values.length > 0) return named
  if (!clash(-1)) return undefined
  return texts.find((name) => !clash(at(name)))
}

/** Ids made different by a number where two columns give the same. */
function distinct(list: readonly RecipeSeries[]): RecipeSeries[] {
  const seen = new Map<string, number>()
  return list.map((each) => {
    const n = (seen.get(each.id) ?? 0) + 1
    seen.set(each.id, n)
    return n === 1 ? each : { ...each, id: `${each.id}_${n}` }
  })
}

export const plainLong: Shape = {
  id: 'plain-long',
  title: 'Plain table, one row for a country and period',
  files: 'any table with a column of countries, one of years, months or dates, and columns of numbers',
  detect(sample, registry) {
    const unit = bestCountryColumn(sample, registry)
    const period = periodColumn(sample)
    if (unit.share < 0.5 || !period) return undefined
    const { columns, passed } = numberColumns(sample)
    const isValue = (name: string) => name !== unit.column && name !== period.column
    const values = columns.filter(isValue)
    if (values.length === 0) return undefined
    const saw = [
      `countries in ${unit.column} (${unit.system})`,
      `${period.form} in ${period.column}${period.ambiguous ? ', days and months could be the other way round' : ''}`,
      `numbers in ${values.slice(0, 5).join(', ')}`,
      ...passed
        .filter(({ name }) => isValue(name))
        .map(({ name, first }) => `${name} is left out: “${first}” and other cells are no numbers`),
    ]
    return { confidence: Math.min(0.7, 0.7 * unit.share), saw }
  },
  recipe: (sample, registry) => plainLongRecipe(sample, registry, 'plain-long'),
}

export const plainWide: Shape = {
  id: 'plain-wide',
  title: 'Plain table, one column for each year or month',
  files: 'any table with a column of countries and columns named after years or months',
  detect(sample, registry) {
    const years = Math.max(yearColumns(sample, 'year').length, yearColumns(sample, 'month').length)
    const unit = bestCountryColumn(sample, registry)
    if (years < 2 || unit.share < 0.5) return undefined
    return {
      confidence: Math.min(0.75, 0.75 * unit.share),
      saw: [`countries in ${unit.column} (${unit.system})`, `${years} columns named after periods`],
    }
  },
  recipe: (sample, registry) => wideRecipe(sample, registry, undefined, ownSource(sample), 'plain-wide'),
}
