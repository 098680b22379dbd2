import type { FeedLimits } from '../../../src/model/feedLimits.ts'
import type { Answer } from '../startSite.ts'
import {
  answers,
  answersBusy,
  answersFlapping,
  answersPages,
  answersZipped,
  breaksOff,
  drips,
  fallsSilentAfter,
  jsonType,
  liesAboutLength,
  redirectsToItself,
  saysNothing,
  xmlType,
} from './answers.ts'
import {
  beginning,
  billionLaughs,
  feed,
  item,
  items,
  megabytesOfItems,
  nested,
  nestedElements,
  quadraticBlowUp,
  rss,
  rssItem,
} from './feeds.ts'

export interface HostileCase {
  readonly name: string
  /** Made for each visit, because some answers count how often they were asked for. */
  readonly answer: () => Answer
  /** What the site file sets. */
  readonly limits?: Partial<FeedLimits>
  /** What the reader is told; absent where everything could be read. */
  readonly words?: RegExp
  /** Posts that a first visit can read; where it depends on how they arrive, only that there are some. */
  readonly posts: number | 'some'
  /** Lines at the foot: how many were left out, and why. */
  readonly leftOut?: readonly string[]
  /** Titles and places of what was left out. */
  readonly named?: readonly string[]
  /** A title of the list. */
  readonly title?: string
  /** How often the feed is asked for at the most. */
  readonly requests?: number
}

/** Entities that name this file of the site must not have it fetched. */
export const forbiddenPath = '/secret.txt'

const unreachable = /could not be reached/
const cutOff = /The feed ends in the middle/
const noPosts = /The feed has no posts that can be read/
const notJson = /The feed is not valid JSON/
const tooDeep = /The feed is nested deeper than any feed should be/
const tooLarge = /The feed is larger than a browser can be asked to read/
const whole = answers(200, jsonType, feed(items(3)))

const sizes: readonly HostileCase[] = [
  {
    name: '50 MB of posts',
    answer: () => answers(200, jsonType, megabytesOfItems(50)),
    posts: 10_000,
  },
  {
    name: 'more bytes than the site allows',
    answer: () => answers(200, jsonType, megabytesOfItems(1).replace(/\]\}$/, '')),
    limits: { bytes: 600_000 },
    words: tooLarge,
    posts: 'some',
  },
  {
    name: 'more than 64 MB, packed into a few kB',
    answer: () =>
      answersZipped(Buffer.from(beginning(items(3)).padEnd(65 * 1024 * 1024) + '{"id":"4"}]}')),
    words: tooLarge,
    posts: 3,
  },
  {
    name: 'one text of 10 MB in a post',
    answer: () =>
      answers(200, jsonType, feed([...items(2), item(3, { content_text: 'x'.repeat(1e7) })])),
    posts: 2,
    leftOut: ['1 post could not be read: too long for a browser'],
  },
  {
    name: 'one text of 10 MB beside the posts',
    answer: () => answers(200, jsonType, feed(items(3), { description: 'x '.repeat(5e6) })),
    posts: 3,
  },
  {
    name: 'a title of 3 MB',
    answer: () =>
      answers(200, jsonType, feed([...items(2), item(3, { title: 'x '.repeat(1.5e6) })])),
    posts: 3,
  },
  {
    name: 'more posts than the site allows',
    answer: () => answers(200, jsonType, feed(items(30))),
    limits: { items: 10 },
    words: /The feed has more posts than a browser can be asked to hold/,
    posts: 10,
  },
  {
    name: 'a post longer than the site allows',
    answer: () =>
      answers(200, jsonType, feed([...items(2), item(3, { content_text: 'x'.repeat(2000) })])),
    limits: { itemLength: 1_500 },
    posts: 2,
    leftOut: ['1 post could not be read: too long for a browser'],
  },
]

const nesting: readonly HostileCase[] = [
  {
    name: '200,000 lists in one another',
    answer: () => answers(200, jsonType, nested(200_000)),
    words: noPosts,
    posts: 0,
  },
  {
    name: '200,000 lists in a post',
    answer: () =>
      answers(
        200,
        jsonType,
        feed([item(1), 0, item(2)]).replace(',0,', `,{"id":"3","x":${nested(200_000)}},`),
      ),
    posts: 2,
    leftOut: ['1 post could not be read: nested too deep'],
  },
  {
    name: '200,000 lists before the posts',
    answer: () => answers(200, jsonType, feed(items(2)).replace('{', `{"x":${nested(200_000)},`)),
    words: tooDeep,
    posts: 0,
  },
  {
    name: '200,000 lists after the posts',
    answer: () => answers(200, jsonType, feed(items(2)).replace(/\}$/, `,"x":${nested(200_000)}}`)),
    words: tooDeep,
    posts: 2,
  },
  {
    name: '200,000 elements in a post',
    answer: () =>
      answers(200, xmlType, rss([rssItem(1), rssItem(2, nestedElements(200_000)), rssItem(3)])),
    posts: 2,
    leftOut: ['1 post could not be read: nested too deep'],
  },
]

const entities: readonly HostileCase[] = [
  {
    name: 'a thousand million laughs',
    answer: () => answers(200, xmlType, rss([rssItem(1), rssItem(2, '&lol9;')], billionLaughs)),
    posts: 2,
  },
  {
    name: 'an entity of 100 kB used a thousand times',
    answer: () =>
      answers(200, xmlType, rss([rssItem(1), rssItem(2, '&a;'.repeat(1000))], quadraticBlowUp)),
    posts: 2,
  },
  {
    name: 'an entity that names a file',
    answer: () =>
      answers(
        200,
        xmlType,
        rss(
          [rssItem(1, 'Its text: &secret;'), rssItem(2)],
          `<!DOCTYPE rss SYSTEM "${forbiddenPath}" [<!ENTITY secret SYSTEM "${forbiddenPath}">]>`,
        ),
      ),
    posts: 2,
  },
]

const time: readonly HostileCase[] = [
  {
    name: 'a feed that drips and never ends',
    answer: () => drips(beginning(items(3))),
    limits: { timeMs: 1_500 },
    words: /The feed took too long to arrive/,
    posts: 3,
  },
  {
    name: 'a server that falls silent in the middle',
    answer: () => fallsSilentAfter(beginning(items(3))),
    limits: { idleMs: 1_000 },
    words: /The host of the feed fell silent before all of it had come/,
    posts: 3,
  },
  {
    name: 'a server that never answers',
    answer: () => saysNothing,
    limits: { idleMs: 1_000 },
    words: /fell silent/,
    posts: 0,
  },
  {
    name: 'a busy server that says when',
    answer: () => answersBusy(3600, Infinity, whole),
    words:
      /is asked for too often \(429\)\. It asks to be left alone until \d+ \w+ \d{4} at \d\d:\d\d/,
    posts: 0,
    requests: 1,
  },
  {
    name: 'a busy server that says when, in a hundred years',
    answer: () => answersBusy(100 * 365 * 86_400, Infinity, whole),
    words: /It asks to be left alone until \d+ \w+ \d{4} at \d\d:\d\d/,
    posts: 0,
    requests: 1,
  },
  {
    name: 'a busy server that is fine a second later',
    answer: () => answersBusy(1, 1, whole),
    posts: 3,
  },
  {
    name: 'a busy server that asks for more time than one reading has',
    answer: () => answersBusy(1, 1, whole),
    limits: { waitMs: 500 },
    posts: 3,
  },
  {
    name: 'a server that hangs up at every other request',
    answer: () => answersFlapping(whole, breaksOff),
    posts: 3,
  },
  {
    name: 'a server that fails at every other request',
    answer: () => answersFlapping(whole, answers(503, 'text/plain', 'Later')),
    posts: 3,
  },
  {
    name: 'a shorter answer than was promised',
    answer: () => liesAboutLength(feed(items(3))),
    words: unreachable,
    posts: 3,
  },
  {
    name: 'a redirect to itself',
    answer: redirectsToItself,
    words: unreachable,
    posts: 0,
  },
]

/** Three posts to a page. */
function page(number: number, next: number | undefined): Answer {
  const fields = next === undefined ? {} : { next_url: `feed.json?page=${next}` }
  return answers(200, jsonType, feed(items(3, 3 * number - 2), fields))
}

const pages: readonly HostileCase[] = [
  {
    name: 'six pages of a server that hangs up at every other request',
    answer: () =>
      answersFlapping(
        answersPages((number) => page(number, number < 6 ? number + 1 : undefined)),
        breaksOff,
      ),
    posts: 18,
  },
  {
    name: 'a third page that is not there',
    answer: () =>
      answersPages((number) =>
        number < 3 ? page(number, number + 1) : answers(404, 'text/plain', 'Not found'),
      ),
    words: /feed\.json\?page=3 answered with error 404/,
    posts: 6,
  },
  {
    name: 'a second page that leads back to the first',
    answer: () => answersPages((number) => page(number, number === 1 ? 2 : 1)),
    posts: 6,
  },
  {
    name: 'the same page under ever new addresses',
    answer: () =>
      answersPages((number) =>
        answers(200, jsonType, feed(items(3), { next_url: `feed.json?page=${number + 1}` })),
      ),
    posts: 3,
  },
  {
    name: 'pages without end',
    answer: () => answersPages((number) => page(number, number + 1)),
    limits: { pages: 4 },
    words: /The feed has more pages than a browser can be asked to read/,
    posts: 12,
  },
  {
    name: 'web pages that lead to web pages',
    answer: () =>
      answersPages((number) =>
        answers(
          200,
          'text/html',
          `<!doctype html><link rel="alternate" type="${xmlType}" href="feed.json?page=${number + 1}">`,
        ),
      ),
    words: /One web page led to the next, and none of them to a feed/,
    posts: 0,
  },
]

const broken: readonly HostileCase[] = [
  {
    name: 'items that are no posts',
    answer: () =>
      answers(
        200,
        jsonType,
        feed([
          item(1),
          { ...item(2), id: undefined },
          { ...item(3), id: undefined },
          item(1, { title: 'Twice' }),
          'three',
          null,
          [4],
          { id: 'urn:hostile:8' },
          item(9),
        ]).replace('"three"', `{"id":"5","title":"Deep","x":${nested(300)}},{"id":},"three"`),
      ),
    posts: 2,
    leftOut: [
      '2 posts could not be read: no id',
      '1 post could not be read: another post has the same id',
      '3 posts could not be read: not a post at all',
      '1 post could not be read: nested too deep',
      '1 post could not be read: broken in the feed',
      '1 post could not be read: no title, text or address',
    ],
    named: [
      '“Post 2”, number 2 in the feed',
      '“Post 3”, number 3 in the feed',
      '“Twice”, number 4 in the feed',
      'number 5 in the feed',
    ],
  },
  {
    name: 'JSON that ends in the middle',
    answer: () => answers(200, jsonType, feed(items(4)).slice(0, -300)),
    words: cutOff,
    posts: 3,
  },
  {
    name: 'RSS that ends in the middle',
    answer: () =>
      answers(200, xmlType, rss([1, 2, 3, 4].map((number) => rssItem(number))).slice(0, -300)),
    words: cutOff,
    posts: 3,
  },
  {
    name: 'RSS with one broken item among good ones',
    answer: () =>
      answers(
        200,
        xmlType,
        rss([rssItem(1), '<item><title>Broken<guid>2</guid></item>', rssItem(3)]),
      ),
    posts: 2,
    leftOut: ['1 post could not be read: broken in the feed'],
    named: ['“Broken”, number 2 in the feed'],
  },
  { name: 'an empty answer', answer: () => answers(200, jsonType, ''), words: notJson, posts: 0 },
  {
    name: 'a zip file',
    answer: () => answers(200, jsonType, Buffer.from('504b0304140000000800'.repeat(200), 'hex')),
    words: notJson,
    posts: 0,
  },
]

const encodings: readonly HostileCase[] = [
  {
    name: 'JSON that is called a picture',
    answer: () => answers(200, 'image/png', feed(items(3))),
    posts: 3,
  },
  {
    name: 'RSS that is called a web page in another encoding',
    answer: () => answers(200, 'text/html; charset=utf-16', rss([rssItem(1), rssItem(2, 'Café')])),
    posts: 2,
  },
  {
    name: 'JSON in UTF-16',
    answer: () => {
      const text = `\ufeff${feed([item(1, { title: 'Café' }), item(2)])}`
      return answers(200, jsonType, Buffer.from(text, 'utf16le'))
    },
    posts: 2,
    title: 'Café',
  },
  {
    name: 'RSS in Latin-1',
    answer: () => {
      const text = rss([rssItem(1, 'Café'), rssItem(2)])
      const declared = text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"')
      return answers(200, xmlType, Buffer.from(declared, 'latin1'))
    },
    posts: 2,
    title: 'Café',
  },
]

/** By what is wrong. */
export const hostileCases: Readonly<Record<string, readonly HostileCase[]>> = {
  sizes,
  nesting,
  entities,
  time,
  pages,
  broken,
  encodings,
}
