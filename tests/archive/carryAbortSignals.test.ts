import { expose, wrap } from 'comlink'
import { expect, it } from 'vitest'
import { carryAbortSignals } from '../../src/archive/carryAbortSignals.ts'

interface Waiter {
  wait(signal?: AbortSignal): Promise<string>
}

function connectWaiter(): Waiter {
  carryAbortSignals()
  const { port1, port2 } = new MessageChannel()
  const waiter: Waiter = {
    wait: (signal) =>
      new Promise((resolve) => {
        if (!signal) resolve('not asked to wait')
        else if (signal.aborted) resolve('aborted before')
        else signal.addEventListener('abort', () => resolve('aborted'))
      }),
  }
  expose(waiter, port1)
  return wrap<Waiter>(port2)
}

it('tells the other side when a question is outrun', async () => {
  const waiter = connectWaiter()
  const outrun = new AbortController()
  const answer = waiter.wait(outrun.signal)
  outrun.abort()
  expect(await answer).toBe('aborted')
})

it('tells it of a question that was outrun before it was asked', async () => {
  expect(await connectWaiter().wait(AbortSignal.abort())).toBe('aborted')
})

it('takes questions without a signal', async () => {
  expect(await connectWaiter().wait()).toBe('not asked to wait')
})
