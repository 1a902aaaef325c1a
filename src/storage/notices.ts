import { DATABASE_NAME } from './database'
import type { Notice } from './types'

/** Word between the tabs of one browser, and back to this one. */
export interface NoticeBoard {
  post(notice: Notice): void
  listen(listener: (notice: Notice) => void): () => void
  close(): void
}

export function noticeBoard(name = DATABASE_NAME): NoticeBoard {
  const listeners = new Set<(notice: Notice) => void>()
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined
  const tell = (notice: Notice) => listeners.forEach((listener) => listener(notice))
  if (channel) channel.onmessage = (event: MessageEvent<Notice>) => tell(event.data)
  return {
    post(notice) {
      channel?.postMessage(notice)
      tell(notice)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      channel?.close()
    },
  }
}
