import {
  cardLinks,
  countPosts,
  expectOnDevice,
  filterOption,
  optionCount,
} from '../browser/postsScreen.ts'
import { guildPublication } from './guildPublication.ts'
import type { NewPost } from './Publication.ts'
import { expect, test } from './reader.ts'

const published = guildPublication.posts.filter(({ status = 'publish' }) => status === 'publish')

function countPublished(holds: (post: NewPost) => boolean): number {
  return published.filter(holds).length
}

test('calls the posts of each collection what the site file calls them', async ({
  page,
  wordpress,
  openReader,
}) => {
  const collections = { posts: 'Blog', news: 'News', 'case-study': 'Case study' }
  await openReader({ url: wordpress.url, collections })
  await expectOnDevice(page, 141)
  expect(await optionCount(await filterOption(page, 'Type', 'Blog'))).toBe(130)
  expect(await optionCount(await filterOption(page, 'Type', 'News'))).toBe(6)
  expect(await optionCount(await filterOption(page, 'Type', 'Case study'))).toBe(5)

  await (await filterOption(page, 'Type', 'News')).check()
  expect(await countPosts(page)).toBe(6)
  await expect(cardLinks(page).first()).toHaveText('Storm wardens wanted')
})

test('calls them as WordPress does where the site file only lists them', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: wordpress.url, collections: ['case-study', 'news'] })
  await expectOnDevice(page, 11)
  expect(await optionCount(await filterOption(page, 'Type', 'Case studies'))).toBe(5)
  expect(await optionCount(await filterOption(page, 'Type', 'News'))).toBe(6)
})

test('offers the taxonomies that the site file maps as filters', async ({
  page,
  wordpress,
  openReader,
}) => {
  await openReader({ url: wordpress.url, collections: ['posts', 'news', 'case-study'] }, [
    { id: 'people', label: 'For whom', from: ['audience'] },
    { id: 'shore', label: 'Shore', from: ['region'] },
    { id: 'subject', label: 'Subject', from: ['category'] },
  ])
  await expectOnDevice(page, 141)

  const members = await filterOption(page, 'For whom', 'Members')
  const isForMembers = ({ terms }: NewPost) => terms?.audience?.includes('members') === true
  expect(await optionCount(members)).toBe(countPublished(isForMembers))
  const marshes = await filterOption(page, 'Shore', 'Estuary & marshes')
  const isOnMarshes = ({ terms }: NewPost) => terms?.region?.includes('estuary') === true
  expect(await optionCount(marshes)).toBe(countPublished(isOnMarshes))
  const boats = await filterOption(page, 'Subject', 'Boats')
  const isOnBoats = ({ terms }: NewPost) => terms?.category?.includes('boats') === true
  expect(await optionCount(boats)).toBe(countPublished(isOnBoats))

  await members.check()
  await marshes.check()
  expect(await countPosts(page)).toBe(
    countPublished((post) => isForMembers(post) && isOnMarshes(post)),
  )
  expect(await optionCount(boats)).toBe(
    countPublished((post) => isForMembers(post) && isOnMarshes(post) && isOnBoats(post)),
  )
})
