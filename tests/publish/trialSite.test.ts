import { expect, it } from 'vitest'
import { parseSite } from '../../src/model/Site.ts'
import { parseFeedOrigin } from '../../src/publish/FeedOrigin.ts'
import { trialSite } from '../../src/publish/trialSite.ts'

it.each([
  ['https://example.org/feed.json', { kind: 'web', url: 'https://example.org/feed.json' }],
  ['HTTP://example.org/feed', { kind: 'web', url: 'HTTP://example.org/feed' }],
  ['../shared/feed.json', { kind: 'file', path: '../shared/feed.json' }],
  ['https.json', { kind: 'file', path: 'https.json' }],
])('takes %s for what it is', (value, origin) => {
  expect(parseFeedOrigin(value)).toEqual(origin)
})

it.each([
  [
    'the host that the feed calls its home',
    '{"home_page_url":"https://media.example/blog"}',
    ['media.example'],
  ],
  ['none where the feed names no home', '{"items":[]}', []],
  ['none where the home is no web address', '{"home_page_url":"javascript:alert(1)"}', []],
  ['none where the feed is null', 'null', []],
  ['none where the feed is no JSON', '<rss>', []],
])('lets pictures come from %s', (_what, feed, imageHosts) => {
  const site = parseSite(JSON.parse(trialSite(feed)), 'http://localhost:4173/site.json')
  expect(site).toMatchObject({ feed: 'http://localhost:4173/feed.json', imageHosts })
})
