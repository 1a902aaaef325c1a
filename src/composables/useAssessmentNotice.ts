import { computed } from 'vue'
import { useSession } from '../stores/session'

/** Whether judgements of experts count in the scores, and in those of how many countries. */
export function useAssessmentNotice() {
  const session = useSession()
  return {
    counting: computed(() => session.assessmentsCount),
    countries: computed(() => {
      const judged = (session.loaded?.catalogue ?? []).flatMap(({ series }) =>
        series.filter(({ assesses }) => assesses !== undefined),
      )
      return new Set(judged.flatMap(({ coverage }) => coverage.units ?? [])).size
    }),
    count: (yes: boolean) => session.countAssessments(yes),
  }
}
