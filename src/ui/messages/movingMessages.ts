import { m } from './messages.ts'

/**
 * The words of backup and moving, which stand apart from the others because `messages.ts` comes with
 * every screen: who reads a post should not wait for these.
 */
export const moving = {
  intro:
    'What you keep is on this device only. Here you can put it into a file, bring it to another device, or take it out to read and share.',
  kinds: {
    bookmarks: (count: number) => counted(count, 'saved post', 'saved posts'),
    notes: (count: number) =>
      counted(count, 'post with labels or a note', 'posts with labels or a note'),
    highlights: (count: number) => counted(count, 'highlight', 'highlights'),
    follows: (count: number) => counted(count, 'followed search', 'followed searches'),
    searches: (count: number) => counted(count, 'recent search', 'recent searches'),
    reads: (count: number) => counted(count, 'post noted as read', 'posts noted as read'),
    places: (count: number) => counted(count, 'place in a post', 'places in posts'),
  },

  // Backup file
  export: 'Save a backup',
  exportText:
    'One file with everything: your saved posts with text and pictures, labels, notes, highlights, what you follow, recent searches, and what you have read. Keep it where you keep other things that matter.',
  exportAction: 'Save a backup file',
  exporting: 'Writing the file…',
  exported: (name: string, size: string) => `${name}, ${size}, is in your downloads.`,
  exportHas: (kinds: readonly string[]) => `In it: ${kinds.join(', ')}.`,
  exportIsEmpty: 'There is nothing in it yet: you have not kept anything.',
  exportDamaged: (count: number) =>
    `${counted(count, 'record is', 'records are')} damaged on this device and could not be put into it.`,
  exportWithoutPictures: (count: number) =>
    `${counted(count, 'post is', 'posts are')} in it without pictures, which would have made it too large to be read again.`,

  // Restoring
  import: 'Bring a backup back',
  importText:
    'What is in the file is added to what is here. Nothing that is here is replaced or removed, and the same file twice adds nothing twice. Posts that you have removed come back if they are in it.',
  importLabel: 'Backup file',
  importAction: 'Add what is in it',
  importMissing: 'Choose a backup file first.',
  importing: 'Reading the file…',
  imported: (date: string, title: string) =>
    title ? `Added from the backup of ${title} of ${date}.` : `Added from the backup of ${date}.`,
  importedNothing: (date: string) => `Everything in the backup of ${date} was here already.`,
  importKind: 'Kind',
  importAdded: 'Added',
  importJoined: 'Combined',
  importKnown: 'Here already',
  importUnjoined: (count: number) =>
    `${counted(count, 'note differs', 'notes differ')} from the one in the file, and both together are longer than a note can be. Yours stayed; the other is still in the file.`,
  kindNames: {
    bookmarks: 'Saved posts',
    notes: 'Labels and notes',
    highlights: 'Highlights',
    follows: 'Followed searches',
    searches: 'Recent searches',
    reads: 'Noted as read',
    places: 'Places in posts',
  },
  faults: {
    unreadable: 'The file could not be read. It may have been moved or deleted. Choose it again.',
    'too-large': 'This file is larger than any backup of this reader.',
    'not-json': 'This is not a backup: it is damaged, was cut off, or is a file of another kind.',
    'not-ours': 'This is not a backup of this reader.',
    newer:
      'This backup was made by a newer version of this reader. Reload this page to get it, then try again.',
    changed: 'This backup was changed or damaged after it was made: its checksum does not fit.',
  },
  faultOfRecord: (kind: string, position: number) =>
    `Something in this backup is not what a backup has: ${kind}, number ${m.number(position)}.`,
  refused: (reason: string) => `${reason} Nothing was added or changed.`,

  // Which posts
  choice: 'Which posts',
  choiceText: 'The link, the reading pack and the lists below have these posts.',
  choiceAll: (count: number) => `All ${counted(count, 'saved post', 'saved posts')}`,
  choiceSome: (count: number, all: number) => `${m.number(count)} of ${m.postCount(all)}`,
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  nothingChosen: 'No post is chosen.',
  nothingSaved: 'You have no saved posts yet. When you have, you can send them from here.',

  // Link
  link: 'Send the list to another device',
  linkText:
    'A link that names these posts, without your notes. Opened on another device it offers to save them there. The list stands behind the # of the link, which browsers send to nobody.',
  linkLabel: 'Link',
  linkCopy: 'Copy the link',
  linkCopied: 'The link is copied.',
  linkNotCopied: 'The browser did not let the link be copied. Select it and copy it yourself.',
  linkTooLong:
    'These are too many posts for a link. Choose fewer, or save a backup file and bring it to the other device.',
  qrShow: 'Show as a QR code',
  qrHide: 'Hide the QR code',
  qrLabel: (count: number) => `QR code with the link to ${m.postCount(count)}`,
  qrHint: 'Point the camera of the other device at it.',
  qrTooLong:
    'These are too many posts for a QR code. Choose fewer, or send the link or a backup file.',

  // Reading pack
  pack: 'Reading pack',
  packText:
    'These posts as one file to read, print or pass on: contents, texts with their pictures, and sources. It opens in any browser, without a connection. Your notes are not in it.',
  packAction: 'Make the reading pack',
  packGathering: (done: number, all: number) =>
    `Gathering ${m.number(done)} of ${m.postCount(all)}…`,
  packWriting: 'Writing the file…',
  packDone: (count: number, name: string, size: string) =>
    `${m.postCount(count)} in ${name}, ${size}. It is in your downloads.`,
  packMissing: (count: number) =>
    `${counted(count, 'post', 'posts')} could not be fetched just now and ${count === 1 ? 'is' : 'are'} not in it.`,
  packDamaged: (count: number) =>
    `${counted(count, 'copy is', 'copies are')} damaged and not in it.`,
  packNothing: 'None of the posts could be fetched, so there is no file. Check your connection.',
  packOfResults: (count: number, isLeast: boolean) =>
    `${m.postCount(count, isLeast)} as one file to read, print or pass on, with contents and sources. Pictures are in it of posts that you have saved.`,
  packCapped: (cap: number) =>
    `A pack has at most ${m.number(cap)} posts: these will be the first ${m.number(cap)} in this order.`,
  packKicker: (title: string) => (title ? `Reading pack from ${title}` : 'Reading pack'),
  packFacts: (count: number, date: string) => `${m.postCount(count)}, gathered on ${date}`,
  packTitleOfShelf: 'Saved posts',
  packWithoutPictures:
    'Pictures are in this file where the reader had kept them. In place of the others there are links.',
  packFirst: (count: number, all: number, isLeast: boolean) =>
    `The first ${m.number(count)} of ${m.postCount(all, isLeast).toLowerCase()} that were found.`,
  packSource: 'Source:',
  packSources: 'Sources',

  // Other formats
  formats: 'For other programs',
  formatsText:
    'The list of these posts with your labels and notes, without the texts: for a browser’s bookmarks, a bookmark service, or a document.',
  netscapeAction: 'Bookmarks file (HTML)',
  markdownAction: 'Markdown',
  listDone: (name: string) => `${name} is in your downloads.`,
  listTitle: (title: string) => (title ? `Saved from ${title}` : 'Saved posts'),
  labelsLine: (labels: string) => `Labels: ${labels}`,

  // A list from a link
  offer: (count: number) => `A list of ${m.postCount(count)} for you`,
  offerText: 'Someone, perhaps you on another device, has made this link. Nothing is saved yet.',
  offerReading: 'Looking the posts up…',
  offerBroken:
    'The list in this link cannot be read. It may not have been copied whole, or be of a newer version of this reader.',
  offerSave: (count: number) => `Save ${count === 1 ? 'this post' : `these ${m.postCount(count)}`}`,
  offerSaving: (done: number, all: number) => `Saving ${m.number(done)} of ${m.postCount(all)}…`,
  offerSaved: (count: number) => `${m.postCount(count)} saved on this device.`,
  offerFailed: (count: number, reason: string) =>
    `${counted(count, 'post', 'posts')} could not be saved. ${reason}`,
  offerAllKept: 'You have saved all of them already.',
  offerNothing: 'There is nothing in it that could be saved here.',
  offerKept: 'Saved already',
  offerUnknown: (count: number) =>
    `${counted(count, 'post is', 'posts are')} not published here, or not any more:`,
  offerUnfetched: (count: number) =>
    `${counted(count, 'post', 'posts')} could not be looked up just now. Check your connection and open the link again.`,
  offerDismiss: 'Not now',
  offerClose: 'Close',
}

function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
