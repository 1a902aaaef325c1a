import { Option } from 'commander'

/** `--assessments`: judgements of experts from a table, counted in the scores. */
export function assessmentsOption(): Option {
  return new Option(
    '--assessments <file>',
    'CSV of expert assessments to count: country, indicator, level 0–4, confidence, evidence, author, made, expires',
  )
}
