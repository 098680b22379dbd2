import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatListFragment, readListFragment } from '../../src/url/listFragment.ts'

function fragmentOf(text: string, version = 1): string {
  const bytes = Buffer.concat([Buffer.from([version]), deflateRawSync(text)])
  return `#list=${bytes.toString('base64url')}`
}

describe('a list of posts in a fragment', () => {
  it('is read as it was written', async () => {
    const slug = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !text.includes('\n'))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(slug, { minLength: 1, maxLength: 60 }), async (slugs) => {
        const fragment = await formatListFragment(slugs)
        expect(fragment).toMatch(/^#list=[\w-]+$/)
        expect(await readListFragment(fragment!)).toEqual(slugs)
      }),
    )
  })

  it('is shorter than the names of the posts', async () => {
    const slugs = Array.from({ length: 40 }, (_, n) => `what-we-learned-from-pilot-number-${n}`)
    expect((await formatListFragment(slugs))!.length).toBeLessThan(slugs.join(' ').length / 3)
  })

  it('is not written where a link cannot carry it', async () => {
    const many = Array.from({ length: 1_001 }, (_, n) => `post-${n}`)
    expect(await formatListFragment(many)).toBeUndefined()
    const random = Array.from({ length: 900 }, () => crypto.randomUUID())
    expect(await formatListFragment(random)).toBeUndefined()
  })

  it.each([
    ['of another kind', '#introduction'],
    ['empty', '#list='],
    ['not base64', '#list=%20!'],
    ['cut off', fragmentOf('a\nb\nc\nd').slice(0, -3)],
    ['not deflated', `#list=${Buffer.from([1, 255, 255, 255]).toString('base64url')}`],
    ['of a newer version', fragmentOf('a', 2)],
    ['a list of nothing', fragmentOf('\n\n')],
    ['a bomb', fragmentOf('a'.repeat(5_000_000))],
    ['of too many posts', fragmentOf(Array.from({ length: 1_001 }, (_, n) => n).join('\n'))],
    ['longer than any of ours', `#list=${'A'.repeat(20_000)}`],
  ])('is refused where it is %s', async (_what, fragment) => {
    expect(await readListFragment(fragment)).toBeUndefined()
  })
})
