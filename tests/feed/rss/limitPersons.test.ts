import { expect, it } from 'vitest'
import { limitPersons } from '../../../src/feed/rss/limitPersons.ts'

const long = `www.${'.'.repeat(600)} x`

it.each([
  ['<author>ida@saltpans.example (Ida Fenwick)</author>'],
  ['<itunes:author>Ida</itunes:author><author/><author></author>'],
  [`<title>${long}</title>`],
])('leaves a document as it is: %.60s', (document) => {
  expect(limitPersons(document)).toBe(document)
})

it('empties persons that are far too long, and nothing else', () => {
  expect(
    limitPersons(
      `<a><author>Ida</author><author x="1">${long}</author><managingEditor><![CDATA[${long}]]></managingEditor><title>${long}</title></a>`,
    ),
  ).toBe(
    `<a><author>Ida</author><author x="1"></author><managingEditor></managingEditor><title>${long}</title></a>`,
  )
})

it('empties one that is never closed up to the end of its item', () => {
  expect(limitPersons(`<item><author>${long}</item><item>`)).toBe('<item><author></item><item>')
})
