import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Archive } from '../../src/archive/Archive.ts'
import type { LibraryExchange } from '../../src/library/exchange/LibraryExchange.ts'
import type { Library } from '../../src/library/openLibrary.ts'
import { createQueryClient } from '../../src/queries/createQueryClient.ts'
import { useSuggestions } from '../../src/queries/useSuggestions.ts'
import type { Suggestions } from '../../src/search/suggest/Suggestions.ts'

afterEach(cleanup)

/** An archive that answers when it is told to. */
function createSlowArchive() {
  const answers = new Map<string, (suggestions: Suggestions) => void>()
  const archive = {
    subscribe: async () => {},
    suggest: (words: string) =>
      new Promise<Suggestions>((resolve) => {
        answers.set(words, resolve)
      }),
  } as Partial<Archive> as Archive
  const library = { subscribe: () => {} } as Partial<Library> as Library
  const client = createQueryClient({ archive, library, exchange: {} as LibraryExchange })
  return {
    asked: () => [...answers.keys()],
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
    answer: (words: string, completions: readonly string[], titles: readonly string[] = []) =>
      act(async () => {
        const posts = titles.map((text) => ({ slug: text, title: [{ text, isMatch: false }] }))
        answers.get(words)!({ completions, posts, authors: [], topics: [] })
        await Promise.resolve()
      }),
  }
}

test('keeps what still fits until the next answer, and never an answer that is too late', async () => {
  const { wrapper, answer } = createSlowArchive()
  const { result, rerender } = renderHook(({ words }) => useSuggestions(words, true), {
    wrapper,
    initialProps: { words: 'wa' },
  })
  expect(result.current.completions).toEqual([])
  await answer('wa', ['ward', 'water'], ['Ward rounds', 'Warm water'])

  rerender({ words: 'war' })
  expect(result.current.completions).toEqual(['ward'])
  expect(result.current.posts).toHaveLength(2)
  rerender({ words: 'ward' })
  expect(result.current.completions, 'it is typed already').toEqual([])
  expect(result.current.posts.map(({ slug }) => slug)).toEqual(['Ward rounds'])

  await answer('ward', ['wards'])
  expect(result.current.completions).toEqual(['wards'])
  await answer('war', ['warm', 'war and peace'])
  expect(result.current.completions).toEqual(['wards'])
})

test('asks for nothing as long as nobody is at the field', () => {
  const { wrapper, asked } = createSlowArchive()
  renderHook(() => useSuggestions('ward', false), { wrapper })
  expect(asked()).toEqual([])
})
