import { m } from './messages.ts'

/** The words of marked passages, which come once there is one or one is being chosen. */
export const marking = {
  // Choosing a passage
  offerLabel: 'Selected text',
  offered: 'The selected text can be highlighted. Tab leads to the buttons.',
  highlight: 'Highlight',
  highlightWithNote: 'Highlight with note',
  alsoSaves: 'Saves the post as well, so that its text stays.',
  tooLong: (characters: number) =>
    `Select less than ${m.number(characters)} characters to highlight them.`,
  stepsLabel: 'Which sentences',
  previousSentence: 'Previous sentence',
  nextSentence: 'Next sentence',
  longer: 'One more sentence',
  shorter: 'One sentence fewer',
  close: 'Close',
  selected: (words: string) => `Selected: ${words}`,
  highlighted: 'Highlighted.',
  highlightedAndSaved: 'Highlighted, and the post is saved.',
  highlightedNotSaved: (reason: string) =>
    `The highlight is kept. The post itself could not be saved: ${reason}`,

  // A passage
  one: (words: string) => `Highlight: ${words}`,
  addNoteTo: (words: string) => `Add note to “${words}”`,
  editNoteTo: (words: string) => `Edit note to “${words}”`,
  addNote: 'Add note',
  editNote: 'Edit note',
  doneNoting: 'Done',
  noteField: 'Note',
  noteKept: 'Kept on this device.',
  copy: 'Copy quote',
  copyOf: (words: string) => `Copy quote “${words}”`,
  copied: 'Copied.',
  notCopied: 'The browser did not let this be copied. Select it and copy it yourself.',
  remove: 'Remove',
  removeOf: (words: string) => `Remove highlight “${words}”`,
  removed: (words: string) => `Removed “${words}”.`,
  undoRemove: (words: string) => `Undo: highlight “${words}” again`,
  restored: (words: string) => `Highlighted again: ${words}`,
  isGone: 'These words are not in the text any more.',
  isChanged: 'The text was edited here since.',
  yours: (count: number) => `Your highlights (${m.number(count)})`,
  copyMarkdown: 'Copy as Markdown',
  copyMarkdownOf: (title: string) => `Copy as Markdown: highlights of “${title}”`,

  // The page of all
  intro: (count: number, posts: number) =>
    `${counted(count, 'passage', 'passages')} from ${m.postCount(posts)}, with what you wrote to them. They are on this device only, and stay when a post is edited or withdrawn.`,
  empty:
    'Passages that you highlight in posts are kept here with your notes, on this device only. To make the first, select some words in a post and press Highlight.',
  emptyAction: 'Find something to read',
  searchLabel: 'Search your highlights',
  shown: (count: number, all: number) =>
    count === all
      ? counted(all, 'highlight', 'highlights')
      : `${m.number(count)} of ${counted(all, 'highlight', 'highlights')}`,
  nothing: 'No highlight or note has these words.',
  showAll: 'Show all highlights',
  recentlyRemoved: (count: number) => `Recently removed (${m.number(count)})`,
  removedHint: 'They can be brought back for thirty days after they were removed.',
  removedOn: (date: string) => `Removed ${date}`,
  bringBack: 'Bring back',
  bringBackOne: (words: string) => `Bring back “${words}”`,
  purge: 'Delete these for good',
  purgeSure: (count: number) => `Yes, delete ${counted(count, 'highlight', 'highlights')} for good`,
  purged: 'Deleted for good.',

  // Markdown
  markdownAction: 'Save all as Markdown',
  markdownTitle: (title: string) => (title ? `Highlights from ${title}` : 'Highlights'),
  backupText:
    'All passages that you highlighted, by post, with your notes and links to the originals, as one Markdown file.',
}

function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
