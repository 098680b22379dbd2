import { useState } from 'react'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { m } from '../ui/messages/messages.ts'
import type { Work } from '../ui/backup/WorkState.tsx'

type Ended = Work & { readonly state: 'done' | 'refused' }

/**
 * Something that takes a moment: how far it is, shown where it was asked for, and said when it begins
 * and ends.
 */
export function useWork() {
  const [work, setWork] = useState<Work>()
  const announce = useAnnounce()

  async function run(
    beginning: string,
    job: (onProgress: (line: string) => void) => Promise<Ended>,
  ): Promise<void> {
    setWork({ state: 'working', lines: [beginning] })
    announce(beginning)
    try {
      const ended = await job((line) => setWork({ state: 'working', lines: [line] }))
      setWork(ended)
      announce(m.sentences(ended.lines))
    } catch (error) {
      setWork({ state: 'refused', lines: [m.refusals.failed] })
      throw error
    }
  }

  return { work, isWorking: work?.state === 'working', run }
}
