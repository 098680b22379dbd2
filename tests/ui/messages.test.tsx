import { afterEach, expect, test, vi } from 'vitest'
import { m, setLocale } from '../../src/ui/messages/messages.ts'

afterEach(() => void setLocale('en-GB'))

const numbers = [0, 7, -12, 999, 1000, -1000, 65_536, 100_000, 1_234_567, 0.5, 1234.5]

test.each(['en', 'en-GB', 'en-US', 'en-IE', 'en-IN', 'en-ZA', 'en-CH', 'EN-gb', 'de'])(
  'writes numbers as they are written in %s',
  (language) => {
    const { format } = new Intl.NumberFormat(setLocale(language))
    expect(numbers.map(m.number)).toEqual(numbers.map((value) => format(value)))
  },
)

test('makes no formatter for the number of posts', () => {
  const made = vi.spyOn(Intl, 'NumberFormat')
  setLocale('en-AU')
  expect(m.postCount(12_345, false)).toBe('12,345 posts')
  expect(made).not.toHaveBeenCalled()
})
