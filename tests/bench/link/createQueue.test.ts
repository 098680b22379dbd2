import { expect, test } from 'vitest'
import { conditions } from './conditions.ts'
import { createQueue } from './createQueue.ts'

const { bitsPerSecond } = conditions.mobile

test('a phone’s link carries 200 kB in a second', () => {
  expect(createQueue(bitsPerSecond).add(0, 200_000)).toBe(1000)
})

test('what is added while the link is busy arrives behind what is on its way', () => {
  const queue = createQueue(bitsPerSecond)
  queue.add(0, 100_000)
  expect(queue.add(100, 100_000)).toBe(1000)
})

test('a link that was idle starts when it is used', () => {
  const queue = createQueue(bitsPerSecond)
  queue.add(0, 1000)
  expect(queue.add(5000, 200_000)).toBe(6000)
})

test('timers that come a little late cost no bandwidth', () => {
  const queue = createQueue(bitsPerSecond)
  let now = 0
  for (let piece = 0; piece < 100; piece++) now = queue.add(now + 1, 2000)
  expect(now).toBeLessThan(1005)
})

test('an unthrottled link takes no time', () => {
  expect(createQueue(conditions.unthrottled.bitsPerSecond).add(42, 1e9)).toBe(42)
})
