import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PostPage } from '../archive/Archive.ts'
import type { Post } from '../model/Post.ts'
import { postKey } from './usePost.ts'

/** Key of what a page that was written ahead of time says of the text of its post. */
export function writtenTextKey(revision: string): readonly unknown[] {
  return ['written', revision]
}

/**
 * The text of a post that stands in the page already, written there ahead of time. It is good for
 * the first screen only: once that is left, the text is asked for and cleaned like any other.
 *
 * @returns what was put under `writtenTextKey`
 */
export function useWrittenText({ slug, revision }: Post): unknown {
  const client = useQueryClient()
  const [text] = useState(() => client.getQueryData(writtenTextKey(revision)))
  useEffect(
    () => () => {
      client.removeQueries({ queryKey: writtenTextKey(revision) })
      const page = client.getQueryData<PostPage | null>(postKey(slug))
      if (page?.isTextWritten) client.removeQueries({ queryKey: postKey(slug) })
    },
    [client, slug, revision],
  )
  return text
}
