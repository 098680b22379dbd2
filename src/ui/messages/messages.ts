import type { ArchiveFault } from '../../archive/Archive.ts'
import type { DateRange } from '../../model/SearchQuery.ts'

/**
 * Every word of the interface in English. A message with a number or a name in it is a function; no
 * component puts words together by itself.
 */
export const m = {
  // Frame
  skipToContent: 'Skip to content',
  posts: 'Posts',
  topics: 'Topics',
  authors: 'Authors',
  saved: 'Saved',
  highlights: 'Highlights',
  mainNavigation: 'Main',
  savedCount: (count: number) => `Saved (${count})`,
  offline: 'You are offline. The list, search and filters and your saved posts still work.',
  offlineRemote:
    'You are offline. Your saved posts can be opened, and what you have seen of the others.',
  reload: 'Reload',
  newVersion: 'A new version is ready',
  beginningVersion: 'Starting the new version…',
  poweredBy: 'Read with Lectern',
  originalSite: (host: string) => `Published at ${host}`,
  withoutScripts:
    'JavaScript is switched off in this browser: everything can be read, but not searched or saved.',
  opening: 'Opening…',

  // Archive
  reading: (posts: number) => `Reading the publication: ${plural(posts, 'post', 'posts')} so far.`,
  readingShare: (posts: number, percent: number) =>
    `Reading the publication: ${plural(posts, 'post', 'posts')} so far, ${percent} %.`,
  indexing: (done: number, all: number) =>
    `Preparing search: ${number(done)} of ${plural(all, 'post', 'posts')}.`,
  coverage: (posts: number) =>
    posts === 1
      ? 'The one post is on this device.'
      : `All ${plural(posts, 'post', 'posts')} are on this device.`,
  coveragePartial: (posts: number) =>
    `${plural(posts, 'post', 'posts')} so far are on this device.`,
  opensOffline: 'Reading needs no connection.',
  coverageNotKept: (posts: number) =>
    `${plural(posts, 'post', 'posts')}, for this visit only: this browser gives no room to keep them.`,
  keeping: {
    underway: (held: number, all: number) =>
      `${heldPosts(held, all)} so far, for reading offline. The others follow when nothing else is being loaded.`,
    stopped: (held: number, all: number) =>
      `${heldPosts(held, all)}. The others are fetched when you open them.`,
    'saving-data': (held: number, all: number) =>
      `${heldPosts(held, all)}. Your browser is set to save data, so the others are fetched when you open them.`,
    failed: (held: number, all: number) =>
      `${heldPosts(held, all)}. The others could not be fetched just now.`,
  },
  keepingActions: {
    underway: 'Stop fetching',
    stopped: 'Fetch all for reading offline',
    'saving-data': 'Fetch all for reading offline',
    failed: 'Try again',
  },
  asPublished: 'As published with this site',
  coverageRemote: (posts: number, hosts: readonly string[]) =>
    `${plural(posts, 'post is', 'posts are')} at ${list(hosts)}, which is asked for each screen. What you have seen lately is kept on this device.`,
  coverageRemoteNotKept: (posts: number, hosts: readonly string[]) =>
    `${plural(posts, 'post is', 'posts are')} at ${list(hosts)}, which is asked for each screen. This browser does not let the site keep anything.`,
  clock: 'State of the publication',
  feedCount: (name: string, posts: number) => `${name}: ${plural(posts, 'post', 'posts')}.`,
  lastChecked: 'Last checked',
  lastChanged: 'Last changed',
  neverChecked: 'Not read yet',
  feedIsClosed: 'The publisher has closed this feed. Nothing will follow.',
  checkNow: 'Check now',
  checking: 'Checking…',
  checked: 'Checked just now: nothing new.',
  problems: (count: number, reason: string, feed: string | undefined) =>
    `${plural(count, 'post', 'posts')}${feed ? ` of ${feed}` : ''} could not be read: ${reason}`,
  problemReasons: {
    'not-an-object': 'not a post at all',
    'no-id': 'no id',
    'duplicate-id': 'another post has the same id',
    unreadable: 'broken in the feed',
    'too-deep': 'nested too deep',
    'too-long': 'too long for a browser',
    empty: 'no title, text or address',
  },
  problem: (position: number, title: string | undefined) =>
    `${title ? `“${title}”` : 'Untitled'}, number ${position} in the feed`,
  moreProblems: (count: number) => `and ${number(count)} more`,
  news: (added: number, changed: number, removed: number) => {
    const parts = [
      ...(added > 0 ? [plural(added, 'new post', 'new posts')] : []),
      ...(changed > 0 ? [`${number(changed)} changed`] : []),
      ...(removed > 0 ? [`${number(removed)} withdrawn`] : []),
    ]
    return parts.join(', ')
  },
  showNews: 'show',
  tryAgain: 'Try again',
  lastGoodCopy: (date: string) => `You are reading the copy of ${date}.`,
  partialCopy: 'What had arrived by then can be read.',
  otherFeeds: 'The other feeds can be read.',
  faultOf: (feed: string, fault: ArchiveFault) => `${feed}: ${describeFault(fault)}`,
  unfetchedTitle: 'The text of this post could not be fetched',
  unfetchedHint:
    'The post is there, but its text is not on this device yet. Check your connection and try again.',
  failedTitle: 'The publication could not be opened',
  failedHint:
    'Nothing you have saved is affected. Check your connection and try again; if it stays like this, please tell the publisher what is written here.',
  fault: (fault: ArchiveFault) => describeFault(fault),

  // Search and filters
  search: 'Search',
  searchLabel: 'Search all posts',
  suggestions: 'Suggestions',
  suggestionCount: (count: number) => plural(count, 'suggestion', 'suggestions'),
  searchFor: 'Search for',
  topicDetail: (facet: string, posts: number | undefined) =>
    posts === undefined ? facet : `${facet}, ${plural(posts, 'post', 'posts')}`,
  recentSearches: 'Recent searches',
  recentSearchCount: (count: number) =>
    `${plural(count, 'recent search', 'recent searches')}. Delete removes the chosen one.`,
  removeRecentHint: 'Delete removes the chosen one.',
  recentSearchRemoved: (words: string) => `Removed from recent searches: ${words}`,
  wipeRecentSearches: 'Clear recent searches',
  recentSearchesWiped: 'Recent searches cleared',
  howToSearch: 'How to search',
  help: {
    intro: 'Type words, and posts that have all of them are found. There is more that you can ask:',
    all: 'All of these words, anywhere in the post',
    phrase: 'Exactly these words, side by side',
    either: 'Either of two words',
    without: 'Without a word',
    title: 'In the title',
    facet: (label: string) => `Only this ${lowerFirst(label)}`,
    after: 'From this year, month or day on',
    before: 'Before this year, month or day',
    together: 'All of these can be combined, and with the filters.',
    keys: 'Ctrl+K, or Command+K on a Mac, brings you to the search field from every page.',
  },
  answeredBy: (hosts: readonly string[]) =>
    `${list(hosts)} searches and lists here: what you type and choose is sent there.`,
  searchLacks: 'What this search cannot do',
  lacks: {
    counts:
      'Say how many posts each filter would leave once you have searched or chosen something, or draw the years.',
    lengths: 'Filter by how long posts are.',
    spelling:
      'Find other forms and spellings of a word, or put one right: it looks for the letters that you type.',
    either: 'Look for either of two words with OR: posts need all of them.',
    titles: 'Look in titles only.',
    'some-words': 'Find posts that have only some of the words.',
    'old-news':
      'Notice in what you follow that a post was added with an older date, or more than twenty at once.',
    offline: 'Answer without a connection: then there is what you have seen.',
  },
  passedOver: {
    either: 'OR is not known to this search: these posts have all of the words.',
    titles: 'This search cannot look in titles only: the words may stand anywhere.',
    'unwanted-phrases': 'This search cannot leave out exact phrases: they were passed over.',
    'many-words': 'This search takes nine words at the most: the first nine were looked for.',
    alternatives: 'So many values cannot be asked for together: only some of the posts are listed.',
    depth:
      'Only the first thousand of these posts can be listed. Dates or filters lead to the others.',
  },
  unanswered: 'The search of this publication could not be asked, or not all of it.',
  unansweredHint: 'Your saved posts can be opened, and what you have seen before.',
  filters: 'Filters',
  filterAndSort: (count: number) => (count > 0 ? `Filter and sort (${count})` : 'Filter and sort'),
  filterHint: 'Within a group any choice may match; between groups all must.',
  skipToResults: 'Skip to results',
  close: 'Close',
  showPosts: (count: number) => (count === 1 ? 'Show 1 post' : `Show ${number(count)} posts`),
  clearAll: 'Clear all filters',
  removeFilter: (name: string) => `Remove filter ${name}`,
  appliedFilters: 'Applied filters',
  showAllOptions: (count: number, facet: string) => `Show all ${count} in ${facet}`,
  builtInFacets: {
    source: { label: 'Source', plural: 'Sources' },
    author: { label: 'Author', plural: 'Authors' },
    year: { label: 'Year', plural: 'Years' },
    length: { label: 'Length', plural: 'Lengths' },
  },
  lengths: { short: 'Under 4 minutes', medium: '4 to 7 minutes', long: '8 minutes or more' },
  latestPosts: 'Latest posts',
  sortBy: 'Order',
  sorts: { relevance: 'Most relevant', newest: 'Newest', oldest: 'Oldest' },
  postCount: (count: number, isLeast = false) => atLeast(isLeast) + plural(count, 'post', 'posts'),
  resultsHeading: (
    count: number,
    words: string,
    filters: readonly string[],
    range: DateRange,
    isLeast = false,
  ) => {
    const found = [
      atLeast(isLeast) +
        (words
          ? `${plural(count, 'result', 'results')} for ‘${words}’`
          : plural(count, 'post', 'posts')),
      ...(filters.length > 0 ? [`in ${list(filters)}`] : []),
    ].join(' ')
    const dates = describeRange(range)
    if (dates === '') return found
    return words || filters.length > 0 ? `${found}, ${dates}` : `${found} ${dates}`
  },
  searchTitle: (words: string, count: number, page: number, pageCount: number) =>
    `${words}: ${plural(count, 'post', 'posts')}` +
    (pageCount > 1 ? ` (page ${page} of ${pageCount})` : ''),
  dates: 'Dates',
  firstDay: 'From',
  lastDay: 'Until',
  clearDates: 'Clear dates',
  fromDay: (day: string) => `From ${formatDate(day)}`,
  untilDay: (day: string) => `Until ${formatDate(day)}`,
  yearOption: (year: string, count: number) => `${year}, ${plural(count, 'post', 'posts')}`,
  yearsBetween: (first: string, last: string) => `${first} to ${last}`,
  findIn: (facet: string) => `Find in ${facet}`,
  moreValues: (count: number) => `The ${number(count)} most used are listed.`,
  optionsFound: (count: number, all: number) => `${number(count)} of ${number(all)} found`,
  sentences: (texts: readonly string[]) =>
    texts.length > 1
      ? texts.map((text) => text.replace(/[^.?!]$/, '$&.')).join(' ')
      : (texts[0] ?? ''),
  correctedBefore: 'Showing results for ',
  correctedAfter: '.',
  showingCorrected: (words: string) => `Showing results for ${words}.`,
  searchInstead: (words: string) => `Search instead for ‘${words}’`,
  searchedAsSpelt: (words: string) => `Searched for ‘${words}’ just as it is spelt.`,
  allowOtherSpellings: 'Look for other spellings too',
  someWords: 'No post has all of these words. These have some of them.',
  someWordsAsWell: 'Posts with all of these words come first, then posts with some of them.',
  looselyMore: (count: number) =>
    `${plural(count, 'more post has', 'more posts have')} some of these words`,
  someWordsOfQuestion: 'Best matches first; not every post has all the words.',
  queryReading: {
    word: (text: string) => `“${text}”`,
    phrase: (text: string) => `exactly “${text}”`,
    title: (text: string) => `in the title: ${text}`,
    not: (part: string) => `not ${part}`,
    either: (texts: readonly string[]) => `either ${choice(texts.map((text) => `“${text}”`))}`,
    facet: (facet: string, names: readonly string[]) => `${facet}: ${choice(names)}`,
    moreNames: (count: number) => `${number(count)} more`,
    unknown: (facet: string, text: string) => `no ${facet.toLowerCase()} is called ‘${text}’`,
    dates: (range: DateRange) => describeRange(range),
    /** Parts one after the other, begun as a sentence is. */
    all: (parts: readonly string[]) => {
      const text = parts.join(' · ')
      return text.charAt(0).toUpperCase() + text.slice(1)
    },
  },
  repairsOfNothing: 'What would find something:',
  repairsOfSome: 'To be more exact:',
  repairsOfLittle: 'Did you mean:',
  repairs: {
    words: (text: string, count: number) => `Without ‘${text}’: ${plural(count, 'post', 'posts')}`,
    filter: (name: string, count: number) =>
      `Without the filter ${name}: ${plural(count, 'post', 'posts')}`,
    dates: (count: number) => `Any date: ${plural(count, 'post', 'posts')}`,
    spelling: (from: string, to: string, count: number) =>
      `‘${to}’ instead of ‘${from}’: ${plural(count, 'post', 'posts')}`,
  },
  stillIndexing: (done: number, all: number) =>
    `Searched ${number(done)} of ${plural(all, 'post', 'posts')} so far.`,
  nothingFound: 'No post matches.',
  nothingFoundHints: [
    'Check the spelling, or try another word for the same thing.',
    'Use fewer words: a post has to have all of them.',
    'Take away a filter above.',
  ],
  showEverything: 'Show all posts',
  emptyPublication: 'Nothing has been published here yet. When there is, this is where it will be.',
  under: (heading: string) => `Under “${heading}”`,
  pages: 'Pages',
  previousPage: 'Previous',
  nextPage: 'Next',
  pageNumber: (page: number) => `Page ${page}`,
  pageOf: (page: number, all: number) => `Page ${page} of ${all}`,

  // Post
  by: 'By',
  minuteRead: (minutes: number) => `${minutes} minute read`,
  updatedLabel: 'Updated',
  backToList: 'Back to the list',
  allPosts: 'All posts',
  contents: 'Contents',
  highlightSentences: 'Highlight sentences of the text',
  aboutTheAuthor: (count: number) => (count === 1 ? 'About the author' : 'About the authors'),
  related: 'Related news',
  audienceLabel: 'For',
  filedUnder: 'Filed under',
  readOriginal: (host: string) => `Read the original at ${host}`,
  readExternal: (host: string) => `Read what this post is about at ${host}`,
  isBeginning: 'This is the beginning of the post.',
  readWhole: (host: string) => `Read the whole at ${host}`,
  hasNoText: 'The feed has no text of this post.',
  isProtected: 'This post is behind a password at its publisher.',
  readAt: (host: string) => `Read it at ${host}`,
  attachments: 'Recordings and files',
  fileKinds: {
    sound: 'Sound recording',
    film: 'Film',
    picture: 'Picture',
    document: 'Document',
    table: 'Spreadsheet',
    slides: 'Slides',
    book: 'Book',
    bundle: 'Bundle of files',
    text: 'Text',
    file: 'File',
  },
  duration: (seconds: number) => formatDuration(seconds),
  download: 'Download',
  downloadFrom: (host: string) => `Download from ${host}`,
  listenAt: (host: string) => `Listen at ${host}`,
  watchAt: (host: string) => `Watch at ${host}`,
  fileAction: (action: string, title: string, form: string | undefined) =>
    `${action}: ${form ? `${title}, ${form}` : title}`,
  heldImage: (host: string, alt: string) =>
    alt ? `Picture on ${host}: ${alt}` : `Picture on ${host}`,
  embed: (host: string) => `Embedded content on ${host}`,
  foundHere: 'Found in this post',
  lookingFor: (words: string) => `Looking for ‘${words}’…`,
  matchOf: (position: number, all: number) => `Match ${number(position)} of ${number(all)}`,
  matchFor: (position: number, all: number, words: string) =>
    `Match ${number(position)} of ${number(all)} for ‘${words}’`,
  nothingFoundHere: (words: string) =>
    `‘${words}’ does not stand in the text of this post: its authors or topics match.`,
  previousMatch: 'Previous',
  nextMatch: 'Next',
  clearMarks: 'Clear',
  keptCopy: (date: string) => `Your own copy, saved ${date}.`,
  noLongerPublished: (title: string) => `No longer published by ${title}.`,
  reasons: {
    pick: 'Chosen by the editors',
    words: (words: readonly string[]) => `Shares: ${words.join(', ')}`,
    text: 'On the same subject',
    author: (name: string) => `Also by ${name}`,
    tag: (name: string) => `Also filed under ${name}`,
    audience: (name: string) => `Also for ${name}`,
  },
  allBy: (name: string) => `All posts by ${name}`,

  // Authors and topics
  authorsIntro: (count: number) =>
    `${plural(count, 'person writes', 'people write')} for this publication.`,
  topicsIntro: 'Everything that posts are filed under.',
  authorElsewhere: (name: string, host: string) => `${name} at ${host}`,
  searchThese: 'Search and filter these posts',
  postsUnder: 'Latest posts',
  postsBy: (name: string) => `Posts by ${name}`,
  roleAt: (role: string, organisation: string) => `${role}, ${organisation}`,

  // Saved
  save: 'Save',
  saving: 'Saving…',
  isSaved: 'Saved',
  saveLabels: {
    unsaved: (title: string) => `Save “${title}”`,
    saving: (title: string) => `Saving… “${title}”`,
    saved: (title: string) => `Saved: “${title}”. Remove`,
  },
  savedAnnouncement: (title: string) => `Saved on this device: ${title}`,
  savedInstead: {
    archive: (title: string) =>
      `Saved: ${title}. There was no more room, so the posts that you have not saved are not kept for reading offline any more.`,
    pictures: (title: string) =>
      `Saved without its pictures, for which there is no room left: ${title}`,
  },
  removedAnnouncement: (title: string) => `Removed: ${title}`,
  remove: 'Remove',
  removeSaved: (title: string) => `Remove “${title}”`,
  undoRemove: (title: string) => `Undo: bring back “${title}”`,
  undo: 'Undo',
  damagedTitle: 'This copy is damaged',
  removed: (title: string) => `Removed “${title}”.`,
  savedEmpty:
    'Posts you save are kept here with their text and pictures, on this device only. They open without a connection. Nobody else can see them.',
  savedEmptyAction: 'Find something to save',
  savedOn: (date: string) => `Saved ${date}`,
  missingImages: (count: number) => `${plural(count, 'picture', 'pictures')} could not be copied`,
  refusals: {
    refused:
      'This browser does not let the site keep anything, as in a private window. Reading works; saving does not.',
    newer:
      'A newer version of this reader was used here before. Reload the page to get it; your saved posts are untouched.',
    unopened:
      'Your saved posts could not be opened just now. They are untouched. Reload the page to try again.',
    timeout:
      'The browser does not answer when asked for your saved posts. Close other tabs of this site and try again.',
    quota:
      'There is no room left on this device. Under “Make room” on the page of saved posts you can delete pictures and keep the texts. Or free some space, and save again.',
    damaged: 'Your copy of this post is damaged and cannot be shown as it was.',
    failed: 'It could not be saved. Please try again.',
    removed: 'Everything was removed from this device. Reload the page to begin anew.',
  },

  // Following
  following: 'Following',
  followingWithNews: (count: number) => `Following (${number(count)} with news)`,
  libraryNavigation: 'Saved and followed',
  backup: 'Backup and moving',
  backupShort: 'Backup',
  history: 'History',
  settings: 'Settings',
  deviceLink: 'What this site keeps on your device, and how to be rid of it',
  readingPack: 'Reading pack',
  newsInFollows: (saved: string, count: number) =>
    `${saved}, ${plural(count, 'followed search has', 'followed searches have')} news`,
  follow: {
    search: 'Follow this search',
    topic: 'Follow this topic',
    author: 'Follow this author',
  },
  followLabel: (action: string, name: string) => `${action}: ${name}`,
  followingLabel: (name: string) => `Following: ${name}. Stop following`,
  followStarting: 'One moment…',
  followName: (words: string, filters: readonly string[], range: DateRange) => {
    const names = list(filters)
    const asked = words && names ? `‘${words}’ in ${names}` : words ? `‘${words}’` : names
    return [asked, describeRange(range)].filter(Boolean).join(', ') || m.posts
  },
  followedAnnouncement: (name: string) => `Following on this device: ${name}`,
  unfollowedAnnouncement: (name: string) => `No longer following: ${name}`,
  followingIntro: 'What is new in the searches, topics and authors that you follow.',
  followingEmpty:
    'Follow a search, a topic or an author, and what is new in it is gathered here, on this device only. Nobody else can see what you follow. So far you follow nothing.',
  followingEmptyAction: 'Choose a topic to follow',
  newSince: (count: number, date: string) => `${number(count)} new since ${date}`,
  nothingNewSince: (date: string) => `Nothing new since ${date}`,
  moreNew: (count: number) => `and ${number(count)} more`,
  markSeen: 'Mark as seen',
  markedSeen: 'Marked as seen.',
  markedSeenAnnouncement: (name: string) => `Marked as seen: ${name}`,
  notSeenAnnouncement: (name: string) => `New again: ${name}`,
  undoMarkSeen: (name: string) => `Undo: show as new again what is in ${name}`,
  stopFollowing: 'Stop following',
  unfollowed: (name: string) => `No longer following ${name}.`,
  undoUnfollow: (name: string) => `Undo: follow ${name} again`,

  // What has been read
  readMarks: { begun: 'In progress', read: 'Read', new: 'New' },
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  markedRead: (title: string) => `Marked as read: ${title}`,
  markedUnread: (title: string) => `Marked as unread: ${title}`,
  aboveIsNew: (date: string) => `Above: new since your visit on ${date}`,

  // Everything is removed
  removals: {
    underway: {
      title: 'Removing everything…',
      text: 'Other tabs of this site stop, too. This takes a moment.',
    },
    done: {
      title: 'Everything is removed from this device',
      text: 'Nothing that this site kept is left here, and this page keeps nothing more. When the site is opened again, it begins as on a first visit, for which it needs a connection.',
    },
    unfinished: {
      title: 'Not everything could be removed',
      text: 'Another tab of this site, or the browser, holds on to something. Close the other tabs, open the site again and remove everything once more.',
    },
    elsewhere: {
      title: 'Everything was removed in another tab',
      text: 'Nothing that this site kept on this device is left, and this page keeps nothing more. When the site is opened again, it begins as on a first visit, for which it needs a connection.',
    },
  },
  beginAnew: 'Open the site anew',

  // Failures
  notFoundTitle: 'There is nothing at this address',
  notFoundText: 'The post may have been withdrawn, or the address was not copied whole.',
  notFoundAction: 'Go to all posts',
  brokenTitle: 'Something in the reader went wrong',
  brokenText:
    'This is our mistake and not yours. Your saved posts are untouched. Reloading usually helps.',
  missingCodeTitle: 'Part of the reader could not be loaded',
  missingCodeText:
    'There may be no connection, or the reader was renewed after you opened this page. Your saved posts are untouched. Reload, and if it stays like this, repair the reader.',
  repairReader: 'Repair the reader',

  // Formats
  date: (iso: string) => formatDate(iso),
  moment: (iso: string) => formats.moment().format(new Date(iso)),
  size: (bytes: number) => formatSize(bytes),
  number: (value: number) => number(value),
}

/**
 * Formats of one language. A formatter takes long to make, and a list of posts needs dozens at each
 * key, so each is made once; and the first of them takes longer than all else that a page does to
 * start, so none is made before it is used.
 */
function createFormats(locale: string) {
  return {
    locale,
    /** Thousands are parted by commas, as English has them in most countries, not in all. */
    hasCommas: /^en(?:-(?:au|ca|gb|ie|nz|us))?$/i.test(locale),
    /** Dates as they are written, by the day. */
    dates: new Map<string, string>(),
    number: once(() => new Intl.NumberFormat(locale)),
    list: once(() => new Intl.ListFormat(locale, { type: 'conjunction' })),
    choice: once(() => new Intl.ListFormat(locale, { type: 'disjunction' })),
    date: once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })),
    moment: once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

/** In the publication's language, which dates and numbers follow. */
let formats = createFormats('en-GB')

/**
 * @param language  the publication's, BCP 47; where these messages cannot follow it, dates stay in
 *   British English
 * @returns the language the interface is now in
 */
export function setLocale(language: string): string {
  const isFollowed = language.toLowerCase().startsWith('en') && isSupported(language)
  const locale = isFollowed ? language : 'en-GB'
  if (locale !== formats.locale) formats = createFormats(locale)
  return locale
}

/**
 * Takes dates from a page that was written ahead of time, so that no formatter has to be made while
 * it is taken over.
 *
 * @param page  in the language that the interface is in
 */
export function rememberDates(page: Element): void {
  for (const { dateTime, textContent } of page.querySelectorAll('time')) {
    if (dateTime.length === isoDayLength) formats.dates.set(dateTime, textContent)
  }
}

const isoDayLength = '2026-08-06'.length

function isSupported(language: string): boolean {
  try {
    // Every kind of English is supported. To ask which takes as long as the first formatter.
    return Intl.getCanonicalLocales(language).length > 0
  } catch {
    // A tag that is none throws; feeds have those.
    return false
  }
}

/** A publication of a thousand posts says so while its page is taken over: no formatter for that. */
function number(value: number): string {
  const isPlain = Number.isInteger(value) && (Math.abs(value) < 1000 || formats.hasCommas)
  return isPlain ? String(value).replace(betweenThousands, ',') : formats.number().format(value)
}

const betweenThousands = /\B(?=(?:\d{3})+$)/g

function plural(count: number, one: string, other: string): string {
  return `${number(count)} ${count === 1 ? one : other}`
}

/** Before a number that is not the whole. */
function atLeast(isLeast: boolean): string {
  return isLeast ? 'At least ' : ''
}

/** Within a sentence; abbreviations stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function list(names: readonly string[]): string {
  return formats.list().format(names)
}

function choice(names: readonly string[]): string {
  return formats.choice().format(names)
}

/** "from 1 March 2019 until 3 May 2020"; empty for any date. */
function describeRange({ from, to }: DateRange): string {
  return [
    ...(from ? [`from ${formatDate(from)}`] : []),
    ...(to ? [`until ${formatDate(to)}`] : []),
  ].join(' ')
}

/** The day as the publisher wrote it, whatever the reader's time zone. */
function formatDate(iso: string): string {
  const day = iso.slice(0, 10)
  const known = formats.dates.get(day)
  if (known !== undefined) return known
  const text = formats.date().format(new Date(`${day}T00:00:00Z`))
  formats.dates.set(day, text)
  return text
}

/** To the minute, which is what one plans by; under a minute to the second. */
function formatDuration(seconds: number): string {
  if (seconds < 59.5) return plural(Math.max(1, Math.round(seconds)), 'second', 'seconds')
  const all = Math.round(seconds / 60)
  const hours = Math.floor(all / 60)
  const minutes = all % 60
  return [
    ...(hours > 0 ? [plural(hours, 'hour', 'hours')] : []),
    ...(minutes > 0 ? [plural(minutes, 'minute', 'minutes')] : []),
  ].join(' ')
}

function formatSize(bytes: number): string {
  const unit = bytes < 1e6 ? 'kilobyte' : bytes < 1e9 ? 'megabyte' : 'gigabyte'
  const value = bytes / { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit]
  return new Intl.NumberFormat(formats.locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

function heldPosts(held: number, all: number): string {
  return `${number(held)} of ${plural(all, 'post', 'posts')} ${held === 1 ? 'is' : 'are'} here`
}

function describeFault(fault: ArchiveFault): string {
  switch (fault.kind) {
    case 'site-file':
      return `The site is not set up: ${fault.message}`
    case 'internal':
      return `The reader itself made a mistake: ${fault.message}.`
    case 'unreachable':
      return `${describeNoAnswer(fault)}${fault.retryAt ? ` It asks to be left alone until ${formats.moment().format(new Date(fault.retryAt))}; Lectern then asks again.` : ''}`
    case 'format':
      return `${faultReasons[fault.fault]} (${fault.url})`
    case 'limit':
      return `${limitReasons[fault.limit]} (${fault.url})`
  }
}

function describeNoAnswer({ url, status }: { url: string; status?: number }): string {
  if (!status) return `The feed ${url} could not be reached.`
  if (status === 429) return `The feed ${url} is asked for too often (429).`
  return `The feed ${url} answered with error ${status}${statusReasons[status] ?? ''}.`
}

const statusReasons: Readonly<Record<number, string>> = {
  401: ': it is not open to everyone',
  403: ': it is not open to everyone',
  404: ': there is nothing at this address',
  410: ': it is gone for good',
}

const faultReasons = {
  'web-page':
    'A web page came back where the feed should be, and it does not say where the feed is.',
  'not-json': 'The feed is not valid JSON.',
  'not-xml': 'The feed is not valid XML.',
  'not-a-feed': 'This is JSON or XML, but not a feed: it has no list of items.',
  unsupported: 'This is RSS written as JSON, which cannot be read. The same feed as RSS can.',
  'cut-off': 'The feed ends in the middle.',
  'no-posts': 'The feed has no posts that can be read.',
  'no-wordpress': 'No WordPress answers at this address, or its REST API is closed.',
} as const

const limitReasons = {
  bytes: 'The feed is larger than a browser can be asked to read.',
  pages: 'The feed has more pages than a browser can be asked to read.',
  items: 'The feed has more posts than a browser can be asked to hold.',
  depth: 'The feed is nested deeper than any feed should be.',
  redirects: 'One web page led to the next, and none of them to a feed.',
  timeMs: 'The feed took too long to arrive.',
  idleMs: 'The host of the feed fell silent before all of it had come.',
} as const
