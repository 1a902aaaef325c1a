import { COVERAGE_CLASSES, type CoverageMatrix } from './coverage'

/** Neighbouring years of one class in one row of a coverage matrix. */
export interface CoverageRun {
  readonly fromYear: number
  readonly toYear: number
  /** Index into COVERAGE_CLASSES. */
  readonly classIndex: number
}

/** A row as runs of years, so that a map of thousands of cells is some hundred shapes. */
export function coverageRuns(matrix: CoverageMatrix, row: number): readonly CoverageRun[] {
  const runs: { fromYear: number; toYear: number; classIndex: number }[] = []
  matrix.years.forEach((year, column) => {
    const classIndex = matrix.cells[row * matrix.years.length + column]!
    const last = runs.at(-1)
    if (last?.classIndex === classIndex) last.toYear = year
    else runs.push({ fromYear: year, toYear: year, classIndex })
  })
  return runs
}

/** The same row in words: “1989–2024 observed; 2025 not yet published”. */
export function coverageText(matrix: CoverageMatrix, row: number): string {
  return coverageRuns(matrix, row)
    .map(({ fromYear, toYear, classIndex }) => {
      const years = fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`
      return `${years} ${COVERAGE_CLASSES[classIndex]!.title.toLowerCase()}`
    })
    .join('; ')
}
