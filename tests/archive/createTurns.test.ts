import { expect, it } from 'vitest'
import { createTurns } from '../../src/archive/createTurns.ts'

it('does one piece of work after the other, in the order asked', async () => {
  const takeTurn = createTurns()
  const first = Promise.withResolvers<string>()
  const done: string[] = []
  const note = (name: string) => async () => {
    done.push(name)
    return name
  }
  const answers = [takeTurn(() => first.promise), takeTurn(note('second')), takeTurn(note('third'))]
  expect(done).toEqual([])
  first.resolve('first')
  expect(await Promise.all(answers)).toEqual(['first', 'second', 'third'])
  expect(done).toEqual(['second', 'third'])
})

it('never does what nobody waits for any more', async () => {
  const takeTurn = createTurns()
  const first = Promise.withResolvers<string>()
  const outrun = new AbortController()
  let isDone = false
  const running = takeTurn(() => first.promise)
  const waiting = takeTurn(async () => {
    isDone = true
  }, outrun.signal)
  const next = takeTurn(async () => 'next')
  outrun.abort(new Error('newer words'))
  first.resolve('first')
  await expect(waiting).rejects.toThrow('newer words')
  expect(await running).toBe('first')
  expect(await next).toBe('next')
  expect(isDone).toBe(false)
})

it('goes on after work that has failed', async () => {
  const takeTurn = createTurns()
  const failing = takeTurn(() => Promise.reject(new Error('broken')))
  const next = takeTurn(async () => 'next')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('next')
})
