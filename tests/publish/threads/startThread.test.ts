import { afterEach, beforeEach, expect, it } from 'vitest'
import { startThread, type Thread } from '../../../src/publish/threads/startThread.ts'

let thread: Thread<string, string>

beforeEach(() => {
  thread = startThread(new URL('./faultyThread.ts', import.meta.url), undefined)
})
afterEach(() => thread.end())

it('gives answers in the order of the messages', async () => {
  for (const message of ['a', 'b', 'c']) thread.send(message)
  expect([await thread.receive(), await thread.receive(), await thread.receive()]).toEqual([
    'A',
    'B',
    'C',
  ])
})

it('gives what was answered before it failed, then says what went wrong and where', async () => {
  thread.send('a')
  thread.send('fail')
  expect(await thread.receive()).toBe('A')
  const error = await thread.receive().catch((reason: unknown) => reason)
  expect(error).toMatchObject({ message: 'not a number' })
  expect((error as Error).stack).toContain('faultyThread.ts')
  await expect(thread.receive()).rejects.toBe(error)
})

it('says so where it has ended without an error', async () => {
  thread.send('stop')
  await expect(thread.receive()).rejects.toThrow('a thread has ended with code 3')
})
