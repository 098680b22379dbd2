import { wrap } from 'comlink'
import type { LibraryExchange } from './LibraryExchange.ts'

/**
 * Export and import in a thread of their own: to read a large file is one long task.
 *
 * @param startWorker  called for each of them; the worker ends with the answer
 */
export function connectExchange(startWorker: () => Worker): LibraryExchange {
  async function ask<Answer>(
    question: (exchange: LibraryExchange) => Promise<Answer>,
  ): Promise<Answer> {
    const worker = startWorker()
    try {
      const exchange = wrap(worker) as unknown as LibraryExchange
      return await Promise.race([question(exchange), failureOf(worker)])
    } finally {
      worker.terminate()
    }
  }

  return {
    export: (options) => ask((exchange) => exchange.export(options)),
    import: (file) => ask((exchange) => exchange.import(file)),
  }
}

/** Its code cannot be fetched: nothing else would be heard of it. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the exchange worker did not start')))
  })
}
