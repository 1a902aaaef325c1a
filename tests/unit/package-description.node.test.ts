import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { readPackage } from '../../src/sources/package/read-package'
import { digestOf } from '../../src/tools/cli/files'
import { registry } from '../helpers/registry'

const HEAD = 'unit,period,indicator,value\n'

/** Reads a package of one table that is described in this way. */
function read(table: string, described: object, more: Readonly<Record<string, string>> = {}) {
  const files: Readonly<Record<string, string>> = {
    'datapackage.json': JSON.stringify({ resources: [{ name: 'd', path: 'd.csv', ...described }] }),
    'd.csv': table,
    ...more,
  }
  const bytes = (text: string | undefined) =>
    text === undefined ? undefined : new TextEncoder().encode(text)
  return readPackage((path) => bytes(files[path]), registry.units, digestOf)
}
const valuesOf = (...args: Parameters<typeof read>) =>
  read(...args).observations.map(({ unit, value }) => [unit, value])

function tagOf(...args: Parameters<typeof read>): string {
  try {
    read(...args)
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'accepted'
}

describe('texts that a package declares to mean "no value"', () => {
  const table = `${HEAD}a,2024,d,-999\nb,2024,d,0\nc,2024,d,7\n`

  it('are read as missing, for the table, for one column, with a label, and from a file of their own', () => {
    const field = { name: 'value', type: 'number' }
    for (const schema of [
      { fields: [field], missingValues: ['', '-999'] },
      { fields: [{ ...field, missingValues: ['-999'] }] },
      { missingValues: [{ value: '-999', label: 'not asked' }] },
    ]) {
      expect(valuesOf(table, { schema })).toEqual([['b', 0], ['c', 7]]) // prettier-ignore
      const apart = { 'schema.json': JSON.stringify(schema) }
      expect(valuesOf(table, { schema: 'schema.json' }, apart)).toEqual([['b', 0], ['c', 7]]) // prettier-ignore
    }
  })

  it('of one column stand above those of the table', () => {
    const schema = { fields: [{ name: 'value', missingValues: ['7'] }], missingValues: ['-999'] }
    expect(valuesOf(table, { schema })).toEqual([['a', -999], ['b', 0]]) // prettier-ignore
  })

  it('leave the unit known', () => {
    const { units } = read(table, { schema: { missingValues: ['-999'] } })
    expect(units.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('the way of writing that a package describes', () => {
  it('may be a decimal comma, said at the field or in the dialect', () => {
    const table = 'unit;period;indicator;value\na;2024;d;3,5\nb;2024;d;-0,25\n'
    const schema = { fields: [{ name: 'value', type: 'number', decimalChar: ',' }] }
    expect(valuesOf(table, { schema, dialect: { delimiter: ';' } })).toEqual([['a', 3.5], ['b', -0.25]]) // prettier-ignore
    expect(valuesOf(table, { dialect: { delimiter: ';', decimalChar: ',' } })).toEqual([['a', 3.5], ['b', -0.25]]) // prettier-ignore
  })

  it.each([
    ['marks between thousands', { schema: { fields: [{ name: 'value', groupChar: ',' }] } }, /groupChar/],
    ['units behind numbers', { schema: { fields: [{ name: 'value', bareNumber: false }] } }, /bareNumber/],
    ['values of another type', { schema: { fields: [{ name: 'value', type: 'boolean' }] } }, /type.*boolean/],
    ['no header', { dialect: { header: false } }, /dialect, header/],
    ['comments', { dialect: { commentChar: '#' } }, /commentChar/],
    ['other quotation marks', { dialect: { quoteChar: "'" } }, /quoteChar/],
    ['an encoding that is not known', { encoding: 'koi8-r' }, /encoding.*koi8-r/],
    [
      'a decimal mark that is none',
      { schema: { fields: [{ name: 'value', decimalChar: '·' }] } },
      /decimalChar/,
    ],
  ])('is refused by name where it is not followed: %s', (_, described, message) => {
    const found = tagOf(`${HEAD}a,2024,d,1\n`, described)
    expect(found).toMatch(/^bad-package: .*resource d/)
    expect(found).toMatch(message)
  })
})

describe('the checksum that a package states', () => {
  const table = `${HEAD}a,2024,d,1\n`
  const hex = (algorithm: string) => createHash(algorithm).update(table).digest('hex')

  it('is worked out again', () => {
    for (const hash of [hex('md5'), `sha256:${hex('sha256')}`, `SHA256:${hex('sha256').toUpperCase()}`]) {
      expect(valuesOf(table, { hash })).toEqual([['a', 1]])
    }
  })

  it('refuses a table of the same size with another value', () => {
    const hash = `sha256:${hex('sha256')}`
    expect(tagOf(`${HEAD}a,2024,d,2\n`, { hash })).toMatch(/^altered-file: .*d\.csv.*expected sha256:/)
  })

  it('of an unknown kind is refused by name', () => {
    expect(tagOf(table, { hash: 'crc32:0000' })).toMatch(/^bad-package: .*found crc32/)
  })
})
