import { createHost } from './host'
import type { WorkerRequest } from './protocol'

/** The thread in which evaluations, bootstraps and refits run. A timer lets waiting messages in between two pieces. */
const host = createHost(
  (reply) => globalThis.postMessage(reply),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
)

globalThis.onmessage = (event: MessageEvent<WorkerRequest>) => void host.receive(event.data)
