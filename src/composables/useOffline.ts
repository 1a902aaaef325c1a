import { onBeforeUnmount, onMounted, shallowRef, watch, type ShallowRef } from 'vue'

export interface UseOffline {
  /** A newer version is on this device and waits to be used. */
  readonly waiting: Readonly<ShallowRef<boolean>>
  /** Somebody has work on the page that is not saved: the newer version is not taken. */
  readonly refused: Readonly<ShallowRef<boolean>>
  /** Takes the newer version and loads the page again; does neither while a guard of unsaved work objects. */
  update(): void
}

/** Keeps the app on the device once `ready` says that nothing else is waited for. A newer version is fetched in the
 *  background and used when a person says so, never by itself. Without service workers, and in development, does nothing. */
export function useOffline(ready: () => boolean): UseOffline {
  const waiting = shallowRef(false)
  const refused = shallowRef(false)
  const workers = import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
  let registration: ServiceWorkerRegistration | undefined
  let asked = false

  /** Waiting counts only where an earlier version runs the page; the first one has nothing to take over from. */
  function look(): void {
    waiting.value = Boolean(registration?.waiting && workers?.controller)
  }
  function found(): void {
    registration?.installing?.addEventListener('statechange', look)
  }
  async function register(): Promise<void> {
    try {
      registration = await workers?.register('./service-worker.js', { scope: './' })
      registration?.addEventListener('updatefound', found)
      found()
      look()
    } catch {
      // Private windows and some settings forbid it; the app then needs the network as before.
    }
  }
  function changed(): void {
    if (asked) location.reload()
  }

  onMounted(() => workers?.addEventListener('controllerchange', changed))
  onBeforeUnmount(() => {
    workers?.removeEventListener('controllerchange', changed)
    registration?.removeEventListener('updatefound', found)
  })
  const stop = watch(
    ready,
    (now) => {
      if (!now) return
      void register()
      queueMicrotask(() => stop())
    },
    { immediate: true },
  )

  return {
    waiting,
    refused,
    update() {
      refused.value = !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
      if (refused.value) return
      asked = true
      registration?.waiting?.postMessage('take-over')
    },
  }
}
