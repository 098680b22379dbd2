import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

interface Answer {
  readonly path: string
  /** On the wire, head included. */
  readonly bytes: number
  readonly bodyBytes: number
}

export interface Traffic {
  readonly answers: readonly Answer[]
  /** Resolves once a request for the path has been answered. Rejects when none comes. */
  readonly answered: (path: string) => Promise<void>
  /** Resolves once the server has answered nothing for a while. */
  readonly quiet: () => Promise<void>
  readonly stop: () => void
}

interface FinishedResponse {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Socket
}

const channel = 'http.server.response.finish'
const quietMs = 1000
const timeoutMs = 30_000

/** Bytes already counted of each connection. They outlive one watch, as connections do. */
const countedBytes = new WeakMap<Socket, number>()
subscribe(channel, (message) => {
  const { socket } = message as FinishedResponse
  // In the turn after the watches have looked.
  queueMicrotask(() => countedBytes.set(socket, socket.bytesWritten))
})

/**
 * Counts what servers of this process send from now on. Counting here and not in the browser takes
 * in the page, its workers and the service worker alike.
 */
export function watchTraffic(): Traffic {
  const answers: Answer[] = []
  const listeners = new Set<() => void>()
  let answeredAt = performance.now()

  function handleFinish(message: unknown): void {
    const { request, response, socket } = message as FinishedResponse
    const bytes = socket.bytesWritten - (countedBytes.get(socket) ?? 0)
    const declaredBytes = response.getHeader('content-length')
    answeredAt = performance.now()
    answers.push({
      path: new URL(request.url ?? '/', 'http://localhost').pathname,
      bytes,
      bodyBytes: response.statusCode === 304 ? 0 : Number(declaredBytes ?? bytes),
    })
    for (const listener of listeners) listener()
  }

  function answered(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new Error(`bench: nothing asked for ${path} within ${timeoutMs / 1000} s`)
      const timer = setTimeout(() => reject(late), timeoutMs)
      function look(): void {
        if (!answers.some((answer) => answer.path === path)) return
        clearTimeout(timer)
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  }

  subscribe(channel, handleFinish)
  return {
    answers,
    answered,
    quiet: async () => {
      for (;;) {
        const leftMs = answeredAt + quietMs - performance.now()
        if (leftMs <= 0) return
        await delay(leftMs)
      }
    },
    stop: () => void unsubscribe(channel, handleFinish),
  }
}
