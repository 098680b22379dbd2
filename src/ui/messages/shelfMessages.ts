import { m } from './messages.ts'

/** The words of the shelf, which come with it alone. */
export const shelf = {
  places: { 'to-read': 'To read', 'in-progress': 'In progress', finished: 'Finished' },
  allPlaces: 'All',
  placesLabel: 'Places on the shelf',
  placeCount: (place: string, count: number) => `${place} (${m.number(count)})`,
  placeOf: (title: string) => `Place of “${title}”`,
  moved: (title: string, place: string) => `${place}: ${title}`,
  movedMany: (count: number, place: string) => `${place}: ${counted(count, 'post', 'posts')}`,
  searchLabel: 'Search what you saved',
  labelFilter: 'Label',
  anyLabel: 'Any label',
  orders: {
    saved: 'Last saved first',
    oldest: 'First saved first',
    title: 'Title',
    shortest: 'Shortest first',
    largest: 'Largest first',
  },
  intro: (count: number, size: string) =>
    `${counted(count, 'post', 'posts')} with text and pictures on this device, ${size}. They open without a connection, and stay when they leave the publication.`,
  shown: (count: number, all: number) =>
    count === all
      ? counted(all, 'post', 'posts')
      : `${m.number(count)} of ${counted(all, 'post', 'posts')}`,
  nothing: 'Nothing you saved is like that.',
  showAll: 'Show all that is saved',
  labelsOf: (title: string) => `Labels of “${title}”`,
  noteOf: (title: string) => `Labels and note for “${title}”`,
  editNote: 'Labels and note',
  highlightCount: (count: number) => counted(count, 'highlight', 'highlights'),
  labelsField: 'Labels, with commas between them',
  noteField: 'Note',
  noteKept: 'Kept on this device.',
  select: 'Select several',
  selectDone: 'Done selecting',
  selectOne: (title: string) => `Select “${title}”`,
  selected: (count: number) => `${m.number(count)} selected`,
  selectAll: (count: number) => `Select all ${m.number(count)}`,
  selectNone: 'Select none',
  selectionLabel: 'What is selected',
  moveTo: 'Move to…',
  addLabel: 'Label to add',
  add: 'Add',
  labelled: (count: number, label: string) =>
    `Labelled ${counted(count, 'post', 'posts')}: ${label}`,
  removeSelected: (count: number) => `Remove ${m.number(count)}`,
  removedMany: (count: number) => `Removed ${counted(count, 'post', 'posts')}.`,
  undoRemoveMany: (count: number) => `Undo: bring back ${counted(count, 'post', 'posts')}`,
  restoredMany: (count: number) => `Brought back: ${counted(count, 'post', 'posts')}`,
  recentlyRemoved: (count: number) => `Recently removed (${m.number(count)})`,
  removedHint: 'They can be brought back for thirty days after they were removed.',
  removedOn: (date: string) => `Removed ${date}`,
  bringBack: 'Bring back',
  bringBackOne: (title: string) => `Bring back “${title}”`,
  purge: 'Delete these for good',
  purgeSure: (count: number) => `Yes, delete ${counted(count, 'post', 'posts')} for good`,
  purged: 'Deleted for good.',
  notBackedUp: (count: number) =>
    `${count === 1 ? 'One saved post is' : `${m.number(count)} saved posts are`} in no backup yet.`,
  notBackedUpSince: (count: number, date: string) =>
    `${counted(count, 'post was', 'posts were')} saved since your last backup on ${date}.`,
  changedSince: 'Updated since you saved it',
  withdrawn: 'No longer published',
  makeRoom: 'Make room',
  makeRoomText:
    'What you have not saved gives way by itself when there is no room left. Pictures of saved posts go only if you say so; their texts never go.',
  dropPictures: (count: number) =>
    `Delete pictures of up to ${m.number(count)} posts, those saved longest ago first`,
  dropPicturesSure: 'Yes, delete these pictures and keep the texts',
  picturesDropped: (count: number) =>
    count === 0
      ? 'None of the saved posts has pictures.'
      : `Pictures of ${counted(count, 'post', 'posts')} deleted. The texts stay.`,
  storageTitle: 'How safe it is here',
  isPersistent: 'This browser has agreed not to delete by itself what you saved.',
  isNotPersistent:
    'This browser may delete what you saved when the device runs out of room. A backup is safe from that.',
  persistenceUnknown:
    'This browser does not say whether it keeps what you saved when the device runs out of room. A backup is safe from that.',
  sevenDays:
    'Safari deletes what a site keeps after seven days without a visit, unless the site is on your Home Screen.',
  room: (used: string, room: string) =>
    `This site keeps ${used} here. There is room for ${room} more.`,
  askToPersist: 'Ask it to keep everything',
  stillNotPersistent: 'The browser has not agreed. It often does for sites that are visited often.',
}

function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
