import { computed } from 'vue'
import { CONCEPTS, familyRows } from '../charts/sources/families'
import { familyBreaks } from '../engine/audit/families'
import { useSession } from '../stores/session'

/** Source families that newly part, over everything that is loaded, a user's own editions among it. */
export function useFamilies() {
  const session = useSession()
  return computed(() => (session.loaded ? familyRows(familyBreaks(session.loaded.data, CONCEPTS)) : []))
}
