import { Worker } from 'node:worker_threads'

/** A thread that is sent messages and answers them, for as long as this process has use for it. */
export interface Thread<Message, Answer> {
  send(message: Message): void
  /** @throws what went wrong in the thread */
  receive(): Promise<Answer>
  /** Ends it, whatever it is doing. */
  end(): Promise<void>
}

/** How much memory a thread may take. Left to itself the engine takes many times as much for garbage. */
export interface ThreadMemory {
  /** For what is new: more where much is made that stays for a while, as it is looked through less often. */
  readonly youngMb: number
  /**
   * For all else, beyond which the thread fails. Below 2,048 the engine clears up when there is twice
   * as much as before at the latest, above only when there is four times as much.
   */
  readonly oldMb: number
}

const usualMemory: ThreadMemory = { youngMb: 12, oldMb: 1_536 }

/**
 * Starts a thread. An error in it is thrown by the next `receive`, with the stack that it has there.
 *
 * @param data  what it is started with, `workerData` there
 */
export function startThread<Message, Answer>(
  url: URL,
  data: unknown,
  { youngMb, oldMb }: ThreadMemory = usualMemory,
): Thread<Message, Answer> {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb }
  const worker = new Worker(url, { workerData: data, resourceLimits })
  const answers: Answer[] = []
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  let fault: Error | undefined

  function fail(error: Error): void {
    fault ??= error
    for (const { reject } of waiting.splice(0)) reject(fault)
  }

  worker.on('message', (answer: Answer) => {
    const next = waiting.shift()
    if (next) next.resolve(answer)
    else answers.push(answer)
  })
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => fail(new Error(`publish: a thread has ended with code ${code}`)))

  return {
    send: (message) => worker.postMessage(message),
    receive: () =>
      new Promise((resolve, reject) => {
        if (answers.length > 0) resolve(answers.shift()!)
        else if (fault) reject(fault)
        else waiting.push({ resolve, reject })
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}
