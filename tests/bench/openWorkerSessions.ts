import type { CDPSession } from 'playwright-core'

/** Chromium's protocol, spoken with a worker. */
export interface WorkerSession {
  readonly send: (method: string, parameters?: object) => Promise<unknown>
}

let messageId = 0

/**
 * Reaches the workers of a page, as soon as it has so many.
 *
 * @param session  the page's
 */
export async function openWorkerSessions(
  session: CDPSession,
  count: number,
): Promise<readonly WorkerSession[]> {
  const sessionIds = await attachToWorkers(session, count)
  return sessionIds.map((sessionId) => createSession(session, sessionId))
}

function createSession(session: CDPSession, sessionId: string): WorkerSession {
  return {
    send: (method, parameters = {}) => {
      messageId += 1
      const id = messageId
      return new Promise((resolve, reject) => {
        function handleMessage(event: { sessionId: string; message: string }): void {
          const answer = JSON.parse(event.message) as Answer
          if (event.sessionId !== sessionId || answer.id !== id) return
          session.off('Target.receivedMessageFromTarget', handleMessage)
          if (answer.error) reject(new Error(`bench: ${method}: ${JSON.stringify(answer.error)}`))
          else resolve(answer.result)
        }
        session.on('Target.receivedMessageFromTarget', handleMessage)
        const message = JSON.stringify({ id, method, params: parameters })
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      })
    },
  }
}

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: unknown
}

/** @returns the workers' sessions, which are reached through the page's */
function attachToWorkers(session: CDPSession, count: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const sessionIds: string[] = []
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') sessionIds.push(sessionId)
      if (sessionIds.length === count) resolve(sessionIds)
    })
    session
      .send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        // Playwright gives no hold on sessions beside the page's own.
        flatten: false,
      })
      .catch(reject)
  })
}
