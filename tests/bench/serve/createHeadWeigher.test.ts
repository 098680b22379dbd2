import { expect, test } from 'vitest'
import { createHeadWeigher } from './createHeadWeigher.ts'

const head = { ':status': 200, 'content-type': 'text/html', 'referrer-policy': 'no-referrer' }

test('a head that a connection has had before is a number for each field', () => {
  const weigher = createHeadWeigher()
  const first = weigher.weigh(head)
  expect(first).toBeGreaterThan(40)
  expect(weigher.weigh(head)).toBe(9 + 3)
  expect(createHeadWeigher().weigh(head)).toBe(first)
})
