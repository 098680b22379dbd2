import type { ArchiveFault } from '../../archive/Archive.ts'

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
  mainNavigation: 'Main',
  savedCount: (count: number) => `Saved (${count})`,
  offline: 'You are offline. The list, search and filters and your saved posts still work.',
  reload: 'Reload',
  poweredBy: 'Read with Lectern',
  originalSite: (host: string) => `Published at ${host}`,
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
  coverageNotKept: (posts: number) =>
    `${plural(posts, 'post', 'posts')}, for this visit only: this browser does not let the site keep anything.`,
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
  failedTitle: 'The publication could not be opened',
  failedHint:
    'Nothing you have saved is affected. Check your connection and try again; if it stays like this, please tell the publisher what is written here.',
  fault: (fault: ArchiveFault) => describeFault(fault),

  // Search and filters
  search: 'Search',
  searchLabel: 'Search all posts',
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
  postCount: (count: number) => plural(count, 'post', 'posts'),
  resultsHeading: (count: number, words: string, filters: readonly string[]) =>
    [
      words
        ? `${plural(count, 'result', 'results')} for ‘${words}’`
        : plural(count, 'post', 'posts'),
      ...(filters.length > 0 ? [`in ${list(filters)}`] : []),
    ].join(' '),
  searchTitle: (words: string, count: number, page: number, pageCount: number) =>
    `${words}: ${plural(count, 'post', 'posts')}` +
    (pageCount > 1 ? ` (page ${page} of ${pageCount})` : ''),
  nearSpellings: (words: string) =>
    `No post has ‘${words}’ exactly. These have words spelt much like it.`,
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
  keptCopy: (date: string) => `Your own copy, saved ${date}.`,
  noLongerPublished: (title: string) => `No longer published by ${title}.`,
  reasons: {
    pick: 'Chosen by the editors',
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
  removedAnnouncement: (title: string) => `Removed: ${title}`,
  remove: 'Remove',
  removeSaved: (title: string) => `Remove “${title}”`,
  undoRemove: (title: string) => `Undo: bring back “${title}”`,
  undo: 'Undo',
  damagedTitle: 'This copy is damaged',
  removed: (title: string) => `Removed “${title}”.`,
  savedIntro: (count: number, size: string) =>
    `${plural(count, 'post', 'posts')} with text and pictures on this device, ${size}. They open without a connection, and stay when they leave the publication.`,
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
    timeout:
      'The browser does not answer when asked for your saved posts. Close other tabs of this site and try again.',
    quota:
      'There is no room left on this device. Remove something saved, or free some space, and save again.',
    damaged: 'Your copy of this post is damaged and cannot be shown as it was.',
    failed: 'It could not be saved. Please try again.',
  },

  // Failures
  notFoundTitle: 'There is nothing at this address',
  notFoundText: 'The post may have been withdrawn, or the address was not copied whole.',
  notFoundAction: 'Go to all posts',
  brokenTitle: 'Something in the reader went wrong',
  brokenText:
    'This is our mistake and not yours. Your saved posts are untouched. Reloading usually helps.',

  // Formats
  date: (iso: string) => formatDate(iso),
  moment: (iso: string) => formats.moment.format(new Date(iso)),
  size: (bytes: number) => formatSize(bytes),
  number: (value: number) => number(value),
}

/**
 * Formats of one language. A formatter takes long to make, and a list of posts needs dozens at each
 * key, so they are made once.
 */
function createFormats(locale: string) {
  return {
    locale,
    number: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
  }
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

function isSupported(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
  } catch {
    // A tag that is none throws; feeds have those.
    return false
  }
}

function number(value: number): string {
  return formats.number.format(value)
}

function plural(count: number, one: string, other: string): string {
  return `${number(count)} ${formats.plural.select(count) === 'one' ? one : other}`
}

function list(names: readonly string[]): string {
  return formats.list.format(names)
}

/** The day as the publisher wrote it, whatever the reader's time zone. */
function formatDate(iso: string): string {
  return formats.date.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
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
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(formats.locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

function describeFault(fault: ArchiveFault): string {
  switch (fault.kind) {
    case 'site-file':
      return `The site is not set up: ${fault.message}`
    case 'internal':
      return `The reader itself made a mistake: ${fault.message}.`
    case 'unreachable':
      return `${describeNoAnswer(fault)}${fault.retryAt ? ` It asks to be left alone until ${formats.moment.format(new Date(fault.retryAt))}; Lectern then asks again.` : ''}`
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
