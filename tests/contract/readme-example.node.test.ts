import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
const SECTION = README.split('\n## ').find((part) => part.startsWith('Write your own model and data')) ?? ''
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(SECTION)?.[1] ?? ''

describe('the example of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forewatch-readme-'))
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const model = file('model.json', block('json'))
  const data = file('data.csv', block('csv'))

  it('is in order and gives the scores that stand beside it', () => {
    expect(forewatch('validate', model, '--series', data).code).toBe(0)
    const { code, stdout } = forewatch('score', '--model', model, '--series', data, '--format', 'csv')
    expect(code).toBe(0)
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    const at = (name: string) => rows[0]!.indexOf(name)
    const said = /# (south) (\d+), (\w+); (north) (\d+), (\w+)/.exec(SECTION)!.slice(1)
    const found = rows
      .slice(1)
      .flatMap((row) => [row[at('unit')], Number(row[at('overall')]).toFixed(0), row[at('tier')]])
    expect(found).toEqual(said)
  })
})
