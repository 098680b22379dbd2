import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

const announcementQueryOptions = queryOptions<Announcement>({
  queryKey: ['announcement'],
  queryFn: skipToken,
})

export interface Announcement {
  readonly text: string
  /** Something did not work: it is shown as well as said. */
  readonly isProblem: boolean
}

/** What the page's one live region says. */
export function useAnnouncement(): Announcement | undefined {
  return useQuery(announcementQueryOptions).data
}

export function useAnnounce(): (text: string, options?: { isProblem: boolean }) => void {
  const client = useQueryClient()
  return (text, { isProblem } = { isProblem: false }) => {
    client.setQueryData(announcementQueryOptions.queryKey, { text, isProblem })
  }
}
