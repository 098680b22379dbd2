import { transferHandlers, type TransferHandler } from 'comlink'

/**
 * Lets an `AbortSignal` go along with a question to the worker: a message tells the other side when
 * it is aborted. Both sides have to call this.
 */
export function carryAbortSignals(): void {
  transferHandlers.set('abort-signal', handler)
}

const handler: TransferHandler<AbortSignal, MessagePort> = {
  canHandle: (value): value is AbortSignal => value instanceof AbortSignal,
  serialize: (signal) => {
    const { port1, port2 } = new MessageChannel()
    const abort = () => port1.postMessage(undefined)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    return [port2, [port2]]
  },
  deserialize: (port) => {
    const controller = new AbortController()
    port.addEventListener(
      'message',
      () => {
        controller.abort()
        port.close()
      },
      { once: true },
    )
    port.start()
    return controller.signal
  },
}
