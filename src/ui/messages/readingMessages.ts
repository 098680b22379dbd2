import { m } from './messages.ts'

/** The words of what few readers of a post meet: the way back to where they were, and a copy that differs. */
export const reading = {
  resume: {
    offer: 'You were here before, at',
    announcement: 'You were in this post before, and can go on from there.',
    goOn: 'Go on from there',
    dismiss: 'Stay here',
  },
  difference: {
    since: (date: string) => `This post was changed after you saved it on ${date}.`,
    show: 'Show what changed',
    hide: 'Hide what changed',
    update: 'Update my copy',
    keep: 'Keep my copy as it is',
    updated: 'Your copy is the new version.',
    kept: 'Your copy stays as it is.',
    onlyAround:
      'The text is the same. What stands around it has changed: topics, authors, dates or pictures.',
    unchanged: (count: number) => `${counted(count, 'paragraph', 'paragraphs')} as before`,
    added: 'Added:',
    removed: 'Removed:',
    end: 'End.',
  },
}

function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
