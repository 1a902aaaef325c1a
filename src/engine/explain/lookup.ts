import { ForewatchError } from '../../core/errors'
import type { InputStages, Reading, ScoreRun } from '../types'

/** Index of a unit's cell at a moment. @throws ForewatchError `unknown-unit`, `bad-argument` */
export function cellOf(run: ScoreRun, unit: string, momentIndex: number): number {
  const unitIndex = run.units.findIndex((candidate) => candidate.id === unit)
  if (unitIndex < 0) {
    throw new ForewatchError('unknown-unit', {
      what: 'A unit is not part of this run',
      found: unit,
      expected: 'the id of a unit as `score` prints it, such as SDN',
      next: 'Correct the id',
    })
  }
  if (!Number.isInteger(momentIndex) || momentIndex < 0 || momentIndex >= run.moments.length) {
    throw new ForewatchError('bad-argument', {
      what: 'A moment is not part of this run',
      found: String(momentIndex),
      expected: `a whole number from 0 to ${run.moments.length - 1}`,
    })
  }
  return momentIndex * run.units.length + unitIndex
}

/** A reading by id; the first one where none is named. @throws ForewatchError `bad-argument` */
export function readingOf(run: ScoreRun, readingId: string | undefined): Reading {
  const reading =
    readingId === undefined ? run.readings[0] : run.readings.find(({ spec }) => spec.id === readingId)
  if (reading) return reading
  throw new ForewatchError('bad-argument', {
    what: 'A reading is not part of this run',
    found: readingId ?? 'none',
    expected: run.readings.map(({ spec }) => spec.id).join(', '),
    next: 'Name one of these readings, or none for the first',
  })
}

/** All stages of an input by id. @throws ForewatchError `unknown-node` */
export function inputOf(run: ScoreRun, inputId: string): InputStages {
  const stages = run.inputs.find(({ spec }) => spec.id === inputId)
  if (stages) return stages
  throw new ForewatchError('unknown-node', {
    what: 'An input is not part of the model',
    found: inputId,
    expected: 'the id of an input of the tree',
    next: 'Correct the id',
  })
}
