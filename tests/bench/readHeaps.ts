import type { CDPSession, Page } from 'playwright-core'

/**
 * Bytes that scripts of the page and of its worker hold after a garbage collection: objects, and
 * the contents of buffers.
 */
export async function readHeaps(page: Page): Promise<{ pageBytes: number; workerBytes: number }> {
  const session = await page.context().newCDPSession(page)
  const workerId = await attachToWorker(session)
  await session.send('HeapProfiler.collectGarbage')
  await sendToTarget(session, workerId, 'HeapProfiler.collectGarbage')
  const pageBytes = sumHeap(await session.send('Runtime.getHeapUsage'))
  const workerBytes = sumHeap(await sendToTarget(session, workerId, 'Runtime.getHeapUsage'))
  await session.detach()
  return { pageBytes, workerBytes }
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

let messageId = 0

function sendToTarget(session: CDPSession, sessionId: string, method: string): Promise<unknown> {
  messageId += 1
  const id = messageId
  return new Promise((resolve, reject) => {
    function handleMessage(event: { sessionId: string; message: string }): void {
      const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: unknown }
      if (event.sessionId !== sessionId || answer.id !== id) return
      session.off('Target.receivedMessageFromTarget', handleMessage)
      if (answer.error) reject(new Error(`bench: ${method}: ${JSON.stringify(answer.error)}`))
      else resolve(answer.result)
    }
    session.on('Target.receivedMessageFromTarget', handleMessage)
    const message = JSON.stringify({ id, method })
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
  })
}

function sumHeap(usage: unknown): number {
  const { usedSize, backingStorageSize } = usage as Record<string, number | undefined>
  return (usedSize ?? 0) + (backingStorageSize ?? 0)
}
