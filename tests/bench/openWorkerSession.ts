import type { CDPSession } from 'playwright-core'

/** Chromium's protocol, spoken with the archive worker. */
export interface WorkerSession {
  readonly send: (method: string, parameters?: object) => Promise<unknown>
}

let messageId = 0

/** Reaches the worker of a page, as soon as it has one. @param session  the page's */
export async function openWorkerSession(session: CDPSession): Promise<WorkerSession> {
  const sessionId = await attachToWorker(session)
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

/** @returns the worker's session, which is reached through the page's */
function attachToWorker(session: CDPSession): Promise<string> {
  return new Promise((resolve, reject) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId)
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
