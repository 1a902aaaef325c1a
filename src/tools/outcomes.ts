/** `tsx src/tools/outcomes.ts <workbook>`: turns the Early Warning Project's master list into
 *  `indicators/outcomes/ewp-onsets.json`. Messages go to stderr; bad input ends with exit code 2. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, ForewatchError, toForewatchError } from '../core/errors'
import { readEpisodes } from '../sources/outcomes/episodes'
import { ewpSource } from '../sources/outcomes/source'
import { loadRegistry } from './registry/load'

const TARGET = 'indicators/outcomes/ewp-onsets.json'
const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function compile(path: string | undefined): Promise<void> {
  if (path === undefined) {
    throw new ForewatchError('bad-argument', {
      what: 'No workbook was named',
      expected: 'EWP_mass_killing_events_master_list_2025.xlsx',
      next: 'Give its path',
    })
  }
  const bytes = new Uint8Array(readFileSync(path))
  const name = basename(path)
  const { episodes, rowsRead, dropped } = await readEpisodes({ name, bytes }, loadRegistry())
  const { licenceClass, licence, ...source } = ewpSource({
    id: 'ewp-onsets',
    title: 'Episodes of mass killing since 1945',
    editionDate: '2026-01-15',
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const record = { ...source, licence, licenceClass, originals: [{ name, bytes: bytes.length, sha256 }] }
  const lines = episodes.map((episode) => `    ${JSON.stringify(episode)}`).join(',\n')
  const head = JSON.stringify({ format: 'forewatch-episodes-1', source: record }, null, 2).replace(
    /\n\}$/,
    '',
  )
  mkdirSync(dirname(TARGET), { recursive: true })
  writeFileSync(TARGET, `${head},\n  "episodes": [\n${lines}\n  ]\n}\n`)
  say(`${rowsRead} rows, ${episodes.length} episodes`)
  for (const { reason, count, examples } of dropped)
    say(`  dropped ${count}: ${reason} (${examples.join('; ')})`)
}

compile(process.argv[2]).catch((error: unknown) => {
  say(describe(toForewatchError(error).details))
  process.exitCode = 2
})
