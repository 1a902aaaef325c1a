import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { readPackage } from '../../src/sources/package/read-package'
import { digestOf } from '../../src/tools/cli/files'
import { checkData } from '../../src/tools/cli/validate-data'
import { registry } from '../helpers/registry'

const FOLDER = join(import.meta.dirname, '../fixtures/package')

/** The package of the fixture with other rows of growth. */
function packageWith(rows: string) {
  return readPackage(
    (path) => {
      const file = join(FOLDER, path)
      if (path !== 'series/growth.csv') return existsSync(file) ? readFileSync(file) : undefined
      return new TextEncoder().encode(`unit,period,indicator,value\n${rows}`)
    },
    registry.units,
    digestOf,
  )
}

function tagOf(rows: string): string {
  try {
    checkData(packageWith(rows))
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'accepted'
}

describe('the check of a data package', () => {
  it('counts what it holds', () => {
    expect(checkData(packageWith('MLI,2023,growth,2.5\n'))).toMatchObject({
      kind: 'package',
      units: 2,
      observations: 4,
    })
  })

  it.each([
    ['a value outside the range', 'MLI,2023,growth,-101\n', /^out-of-range: .*growth.*MLI 2023: -101/],
    ['a period outside the window', 'MLI,2024,growth,1\n', /^bad-period: .*found 2024.*2023 to 2023/],
    ['a month in a series of years', 'MLI,2023-05,growth,1\n', /^bad-period: .*2023-05/],
    ['a State that no longer existed', 'YUG,2023,growth,1\n', /^unknown-unit: .*YUG 2023/],
  ])('refuses %s', (_, rows, message) => {
    expect(tagOf(rows)).toMatch(message)
  })
})
