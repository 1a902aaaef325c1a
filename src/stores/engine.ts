import { startEngineWorker, type EngineClient } from '../worker/client'

export type { EngineClient, JobOptions } from '../worker/client'
export type { Comparison, History, RelearnRequest } from '../worker/back-test-jobs'

let client: EngineClient | undefined

/** The one engine thread of the page for evaluations, started when it is first asked for. */
export function engineClient(): EngineClient {
  client ??= startEngineWorker()
  return client
}
