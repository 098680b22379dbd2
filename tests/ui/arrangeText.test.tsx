import { describe, expect, test } from 'vitest'
import type { Post } from '../../src/model/Post.ts'
import { arrangeText } from '../../src/ui/post/arrangeText.ts'
import { createPost } from '../factories/post.ts'

const nothing = { text: '', hasMedia: false, hasLinks: false }
const recording = { url: 'https://media.example/a.mp3', mimeType: 'audio/mpeg' }

function arrange(fields: Partial<Post>, body: Partial<typeof nothing> = {}) {
  return arrangeText(createPost(fields), { ...nothing, ...body })
}

describe('a whole post', () => {
  test('has its summary above its text, and lacks nothing', () => {
    const arranged = arrange({ summary: 'In short.' }, { text: 'In short. And at length.' })
    expect(arranged).toEqual({ summary: 'In short.', hasBody: true, lack: undefined })
  })

  test('of pictures only lacks nothing', () => {
    expect(arrange({}, { hasMedia: true })).toMatchObject({ hasBody: true, lack: undefined })
  })

  test('without any text lacks it, unless it brings a recording or a file', () => {
    expect(arrange({})).toMatchObject({ hasBody: false, lack: 'text' })
    expect(arrange({ attachments: [recording] })).toMatchObject({ hasBody: false, lack: undefined })
  })

  test('whose title is made of its summary does not repeat that', () => {
    const post = { title: 'In short.', summary: 'In short.', isTitleDerived: true } as const
    expect(arrange(post, { text: 'At length.' }).summary).toBeUndefined()
    expect(arrange(post).summary).toBeUndefined()
    expect(arrange({ ...post, title: 'In…' }).summary).toBe('In short.')
  })
})

describe('an excerpt', () => {
  test('that is more than the summary lacks the rest', () => {
    const arranged = arrange({ isExcerpt: true, summary: 'In short.' }, { text: 'It began' })
    expect(arranged).toEqual({ summary: 'In short.', hasBody: true, lack: 'rest' })
  })

  test.each([
    ['the same', 'In short & plain.', 'In short & plain.', 'text'],
    ['in paragraphs', 'In short & plain.', 'In short\n\n& plain.', 'text'],
    ['cut by the publisher', 'It began…', 'It began…', 'rest'],
    ['cut with dots', 'It began...', 'It began...', 'rest'],
    ['cut in brackets', 'It began', 'It began [...]', 'rest'],
    ['with the way to more', 'It began.', 'It began. Read more »', 'rest'],
    [
      'as WordPress has it',
      'It began',
      'It began […] The post How it ended appeared first on Saltmarsh Review.',
      'rest',
    ],
  ])('that is the summary once more is shown once: %s', (_how, summary, text, lack) => {
    expect(arrange({ isExcerpt: true, summary }, { text })).toEqual({
      summary,
      hasBody: false,
      lack,
    })
  })

  test('that is a long summary, or one with pictures, is shown as the text', () => {
    const long = 'In many words. '.repeat(50).trim()
    const expected = { summary: undefined, hasBody: true, lack: 'rest' }
    expect(arrange({ isExcerpt: true, summary: long }, { text: long })).toEqual(expected)
    const illustrated = { text: 'In short.', hasMedia: true }
    expect(arrange({ isExcerpt: true, summary: 'In short.' }, illustrated)).toEqual(expected)
  })

  test('of nothing but the beginning lacks the rest', () => {
    const summary = 'It began…'
    expect(arrange({ isExcerpt: true, summary })).toEqual({ summary, hasBody: false, lack: 'rest' })
  })

  test('of nothing but a summary lacks the text, unless it brings a recording or a file', () => {
    const summary = 'In short.'
    expect(arrange({ isExcerpt: true, summary })).toEqual({ summary, hasBody: false, lack: 'text' })
    const episode = { isExcerpt: true, summary, attachments: [recording] } as const
    expect(arrange(episode, { text: summary }).lack).toBeUndefined()
  })

  test('that is all in the title is not said again, unless it leads somewhere', () => {
    const note = { title: 'Had tea.', isTitleDerived: true, isExcerpt: true } as const
    expect(arrange(note, { text: 'Had tea.' })).toMatchObject({ hasBody: false, lack: undefined })
    expect(arrange(note, { text: 'Had tea.', hasLinks: true }).hasBody).toBe(true)
  })
})

test('a post behind a password lacks what is behind it, whatever else is there', () => {
  expect(arrange({ isProtected: true, isExcerpt: true })).toMatchObject({ lack: 'password' })
})
