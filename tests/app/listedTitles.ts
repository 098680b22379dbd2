import { screen, within } from '@testing-library/react'

/** Titles of the posts that the page lists, in order. */
export function listedTitles(): (string | null)[] {
  return screen
    .queryAllByRole('article')
    .map((post) => within(post).getByRole('heading').textContent)
}
