import type { Trace } from '../../model/Trace.ts'
import { m } from './messages.ts'

/** The words of what is noted while one reads, and of the one place that shows all that is stored. */
export const trace = {
  // New since the last visit
  newCount: (count: number, isLeast: boolean) =>
    `${isLeast ? 'At least ' : ''}${counted(count, 'new post', 'new posts')}`,
  sinceVisit: (date: string) => ` since your visit on ${date}`,
  markAllSeen: 'Mark all as seen',
  markedSeen: 'Marked as seen.',
  markedSeenAnnouncement: (count: number) => `Marked as seen: ${counted(count, 'post', 'posts')}.`,
  undoMarkSeen: 'Undo: show them as new again',
  newAgain: (count: number) => `New again: ${counted(count, 'post', 'posts')}.`,

  // History
  historyIntro: 'What you have read, on this device only.',
  historyEmpty:
    'Posts that you have had in front of you for ten seconds are listed here, the last one first. It is on this device only, and nobody else can see it. So far there is nothing.',
  historyEmptyAction: 'Find something to read',
  historySearch: 'Search what you have read',
  historyNothing: 'Nothing you have read is called that.',
  historyOff:
    'Your history is switched off: what you read is not noted, and nothing is shown here.',
  historyTitle: 'History',
  historyCount: (count: number) => counted(count, 'post', 'posts'),
  unnamed: (count: number) =>
    count === 1
      ? 'And one post that is no longer there.'
      : `And ${m.number(count)} posts that are no longer there.`,
  removeRead: (title: string) => `Take “${title}” out of the history`,
  readRemoved: (title: string) => `Taken out of the history: ${title}`,
  readRestored: (title: string) => `In the history again: ${title}`,
  undoRemoveRead: (title: string) => `Undo: note “${title}” as read again`,
  forgetAll: 'Forget all',
  forgotten: (count: number) => `Forgot ${counted(count, 'post', 'posts')}.`,
  undoForget: (count: number) => `Undo: bring back ${counted(count, 'post', 'posts')}`,
  broughtBack: (count: number) => `Brought back: ${counted(count, 'post', 'posts')}`,

  // Settings
  deviceTitle: 'What this site keeps on your device',
  deviceIntro:
    'All of it is in this browser, on this device. Nothing of it is sent anywhere, and nobody else can see it.',
  inAll: (used: string) => `${used} in all.`,
  keptTitle: 'What you keep',
  keptHint: 'Nothing but you removes any of it.',
  notedTitle: 'What is noted while you read',
  notedHint:
    'What you switch off is not noted from that moment on, in any tab, and what was noted is shown nowhere.',
  neededTitle: 'What the site needs to work without a connection',
  neededHint: 'It can be fetched again. The browser may remove it when room is short.',
  names: {
    bookmarks: 'Saved posts',
    notes: 'Labels and notes',
    highlights: 'Highlights',
    follows: 'What you follow',
    reads: 'History',
    places: 'Where you were in posts',
    searches: 'Recent searches',
    visits: 'Your visits',
    archive: 'Posts of the publication',
    program: 'The reader itself',
    settings: 'These settings',
  },
  hints: {
    reads: 'Which posts you have read, and when.',
    places: 'The sentence that you were at, so that you can go on from there.',
    searches: 'What you have searched for lately, offered when you search again.',
    visits:
      'When you were here last, and which posts there were, so that it can be said what is new.',
  } satisfies Record<Trace, string>,
  switches: {
    reads: 'Remember what I read',
    places: 'Remember how far I have read',
    searches: 'Remember my searches',
    visits: 'Remember when I was here',
  } satisfies Record<Trace, string>,
  isOn: (name: string) => `${name}: noted from now on.`,
  isOff: (name: string) => `${name}: not noted any more.`,
  stillHere: 'What was noted before is still here.',
  forget: 'Forget',
  forgetOne: (name: string) => `Forget: ${name}`,
  forgetSure: (amount: string) => `Yes, forget ${amount.charAt(0).toLowerCase()}${amount.slice(1)}`,
  forgotOne: (name: string) => `Forgotten: ${name}`,
  amounts: {
    bookmarks: (count: number) => counted(count, 'post', 'posts'),
    removed: (count: number) =>
      `${counted(count, 'removed post', 'removed posts')} that can be brought back`,
    notes: (count: number) => counted(count, 'post', 'posts'),
    highlights: (count: number) => counted(count, 'passage', 'passages'),
    follows: (count: number) => counted(count, 'search', 'searches'),
    reads: (count: number) => counted(count, 'post', 'posts'),
    places: (count: number) => counted(count, 'place', 'places'),
    searches: (count: number) => counted(count, 'search', 'searches'),
    visits: (_count: number) => 'The last visit',
    program: (files: number) => counted(files, 'file', 'files'),
    settings: (off: number) => `${m.number(off)} switched off`,
  },
  lastVisit: (date: string) => `The visit before this one was on ${date}`,
  nothing: 'Nothing',
  archivePart: (held: number, all: number) =>
    `${m.number(held)} of ${counted(all, 'post', 'posts')}`,

  // Removing everything
  removeTitle: 'Remove everything from this device',
  removeText: (kept: readonly string[]) =>
    kept.length > 0
      ? `This deletes ${kept.join(', ')} and everything else that is listed above. It cannot be taken back.`
      : 'This deletes everything that is listed above. It cannot be taken back. There is nothing saved among it.',
  backupFirst: 'What you keep can be put into a file first.',
  backupLink: 'Other ways to take it along',
  remove: 'Remove everything',
  removeSure: 'Yes, remove everything for good',
}

function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
