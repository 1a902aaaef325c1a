import { defineStore } from 'pinia'
import { computed } from 'vue'
import { frameworkLabels } from '../model/framework'
import { ASSESSMENT_KIND } from '../model/assessment-kind'
import {
  MOST_ASSESSMENTS,
  readAssessments,
  sameAssessment,
  type AssessmentFields,
  type Assessments,
} from '../model/assessment'
import { countryEntries } from './country-entries'
import { useSession } from './session'

/** Judgements of experts, kept on this device. After every change all scores are made anew with them (see
 *  `session.countAssessments`). */
export const useAssessments = defineStore('assessments', () => {
  const session = useSession()
  const entries = countryEntries<AssessmentFields, Assessments>({
    kind: ASSESSMENT_KIND,
    format: 'forewatch-assessments-1',
    most: MOST_ASSESSMENTS,
    read: readAssessments,
    same: sameAssessment,
    entries: 'assessments',
    fewer: 'Leave out those that have expired, or some of the countries',
    changed: () => session.loadOwn(),
  })
  /** Words of the Framework's indicators by id. */
  const labels = computed<ReadonlyMap<string, string>>(() =>
    session.loaded ? frameworkLabels(session.loaded.framework) : new Map(),
  )
  const takeFile = (file: File, today: string) =>
    entries.takeFile(file, (client) =>
      client.assessments({ file, indicators: [...labels.value.keys()], today }),
    )
  return { ...entries, labels, takeFile }
})
