import './no-eval'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import App from './App.vue'
import { applyStoredScheme } from './composables/useColourScheme'
import { installTrustedTypes } from './map/trusted-types'
import { router } from './router'
import { useSession } from './stores/session'

/** Longest that the list in the page itself waits for the first figures before the app takes over without them. */
const PATIENCE_MS = 5000

/** Makes the app and puts it in the place of what the page itself holds, in one step, once it has the same to show. */
export async function start(): Promise<void> {
  installTrustedTypes()
  applyStoredScheme()
  const app = createApp(App).use(createPinia()).use(router)
  const session = useSession()
  void session.load()
  await Promise.all([
    // A screen that cannot be fetched must not keep the app from saying so.
    router.isReady().catch(() => undefined),
    document.documentElement.dataset.start === 'world' ? firstFigures(session) : undefined,
  ])
  app.mount('#app')
  performance.mark('forewatch-mounted')
}

function firstFigures(session: ReturnType<typeof useSession>): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
    watch(
      () => session.phase,
      (phase) => {
        if (phase !== 'empty') resolve()
      },
      { immediate: true },
    )
  })
}
