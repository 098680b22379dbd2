import { guildOccasions } from './guildOccasions.ts'
import { guildSubjects, type Subject } from './guildSubjects.ts'
import type { NewPost, Publication } from './Publication.ts'
import { writeBody } from './writeBody.ts'

/** Names and slugs of the places, and the region that each is in. */
const places = [
  ['Ambleford', 'ambleford', 'north-shore'],
  ['Corran Reach', 'corran-reach', 'north-shore'],
  ['Dunmouth', 'dunmouth', 'estuary'],
  ['Eastholm', 'eastholm', 'islands'],
  ['Fenwick Sound', 'fenwick-sound', 'islands'],
  ['Gullhaven', 'gullhaven', 'outer-islands'],
  ['Hartsea', 'hartsea', 'south-shore'],
  ['Inverlock', 'inverlock', 'north-shore'],
  ['Kelder Bay', 'kelder-bay', 'south-shore'],
  ['Lowmoor', 'lowmoor', 'estuary'],
  ['Marrowby', 'marrowby', 'estuary'],
  ['Northspit', 'northspit', 'outer-islands'],
  ['Saltmarsh Quay', 'saltmarsh-quay', 'south-shore'],
] as const

const pictures = ['harbour.png', 'workshop.png', 'garden.png', 'badge.png', 'untold.png'] as const
const authors = ['mara', 'tobias', 'ines', 'wren'] as const
const dayMs = 86_400_000

/** Every place writes about every subject: 130 posts, one every 22 days from 2017 on. */
const essays: readonly NewPost[] = places.flatMap((place, row) =>
  guildSubjects.map((subject, column) => {
    // 37 shares no factor with 130: every number comes once, and neighbours in time differ.
    const number = ((row * guildSubjects.length + column) * 37) % 130
    return writeEssay(subject, place, number)
  }),
)

function writeEssay(
  subject: Subject,
  [place, placeSlug, region]: (typeof places)[number],
  number: number,
): NewPost {
  function inPlace(text: string): string {
    return text.replaceAll('{place}', place)
  }
  const picture = pictures[number % 10]
  return {
    slug: `${subject.slug}-${placeSlug}`,
    title: inPlace(subject.title),
    content: inPlace(writeBody(subject.sections)),
    ...(subject.excerpt && { excerpt: inPlace(subject.excerpt) }),
    author: authors[number % authors.length]!,
    date: dateOf(number),
    // Every fourth was seen to again, some days later.
    ...(number % 4 === 0 && { modified: dateOf(number, 3 + (number % 50)) }),
    ...(picture && { picture }),
    ...(number === 12 && { sticky: true }),
    ...(number === 60 && { password: 'starboard' }),
    terms: {
      category: [subject.category],
      post_tag: subject.tags,
      audience: subject.audiences,
      // Some posts are about no region.
      region: number % 7 === 0 ? [] : [region],
    },
  }
}

/** Late evenings among them, which are the next day already in UTC. */
function dateOf(number: number, daysLater = 0): string {
  const midnight = Date.UTC(2017, 0, 9) + (number * 22 + daysLater) * dayMs
  const minutes = 7 * 60 + ((number * 137) % (16 * 60 + 50))
  return new Date(midnight + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** The Tidewater Guild, which is nowhere: what the tests fill a WordPress with. */
export const guildPublication: Publication = {
  title: 'The Tidewater Guild',
  tagline: 'Tools, boats & neighbours on an imagined coast',
  timeZone: 'America/New_York',
  authors: [
    {
      login: 'mara',
      name: 'Mara Quillfeather',
      bio: 'Keeps the guild’s tool libraries.\nBefore that she mended nets & clocks in Ambleford.',
      url: 'https://mara.example.org/',
    },
    {
      login: 'tobias',
      name: "Tobias O'Marsh",
      bio: 'Warden of the estuary & bell-ringer.\r\n\r\nWrites about floods, neighbours and tea.',
      url: 'https://example.org/people/tobias',
    },
    {
      login: 'ines',
      name: 'Inés Kaldor',
      bio: 'Teaches boatbuilding.\nHer dinghy <em>Perhaps</em> & her patience are both well known.',
      url: 'https://example.org/people/ines',
    },
    {
      login: 'wren',
      name: 'Wren Holt & daughters',
      bio: 'A family of gardeners.\nThree generations & one wheelbarrow.',
      url: 'https://example.org/people/wren',
    },
  ],
  terms: [
    { taxonomy: 'audience', slug: 'members', name: 'Members' },
    { taxonomy: 'audience', slug: 'parents-carers', name: 'Parents & carers' },
    { taxonomy: 'audience', slug: 'young-people', name: '“Young hands”' },
    { taxonomy: 'audience', slug: 'councils-partners', name: 'Councils’ & partners’ staff' },
    { taxonomy: 'region', slug: 'north-shore', name: 'North Shore' },
    { taxonomy: 'region', slug: 'south-shore', name: 'South Shore' },
    { taxonomy: 'region', slug: 'estuary', name: 'Estuary & marshes' },
    { taxonomy: 'region', slug: 'islands', name: 'Fishermen’s islands' },
    { taxonomy: 'region', slug: 'outer-islands', name: 'Outer islands', parent: 'islands' },
    { taxonomy: 'category', slug: 'workshops', name: 'Workshops & classes' },
    { taxonomy: 'category', slug: 'reading', name: 'Reading' },
    { taxonomy: 'category', slug: 'readiness', name: 'Readiness' },
    { taxonomy: 'category', slug: 'gardens', name: 'Gardens' },
    { taxonomy: 'category', slug: 'boats', name: 'Boats' },
    { taxonomy: 'category', slug: 'the-guild', name: 'The guild' },
    { taxonomy: 'category', slug: 'gatherings', name: 'Gatherings' },
    { taxonomy: 'post_tag', slug: 'tools', name: 'tools' },
    { taxonomy: 'post_tag', slug: 'volunteers', name: 'volunteers' },
    { taxonomy: 'post_tag', slug: 'classes', name: 'classes' },
    { taxonomy: 'post_tag', slug: 'rope', name: 'rope & twine' },
    { taxonomy: 'post_tag', slug: 'books', name: 'books' },
    { taxonomy: 'post_tag', slug: 'flood', name: 'flood' },
    { taxonomy: 'post_tag', slug: 'neighbours', name: 'neighbours' },
    { taxonomy: 'post_tag', slug: 'gardens', name: 'gardens' },
    { taxonomy: 'post_tag', slug: 'repair', name: 'repair' },
    { taxonomy: 'post_tag', slug: 'boats', name: 'boats' },
    { taxonomy: 'post_tag', slug: 'accounts', name: 'accounts' },
    { taxonomy: 'post_tag', slug: 'lanterns', name: 'lanterns' },
  ],
  pictures: [
    {
      file: 'harbour.png',
      title: 'Harbour',
      alt: 'A low sun over the harbour wall',
      width: 1600,
      height: 1000,
      colour: [230, 140, 90],
    },
    {
      file: 'workshop.png',
      title: 'Workshop',
      alt: 'Morning light in the “loft” & on its benches',
      width: 1200,
      height: 900,
      colour: [120, 150, 200],
    },
    {
      file: 'garden.png',
      title: 'Garden',
      alt: 'The slipway garden in June',
      width: 1600,
      height: 900,
      colour: [110, 180, 110],
    },
    // Smaller than every size that WordPress makes.
    {
      file: 'badge.png',
      title: 'Badge',
      alt: 'The badge of the guild',
      width: 120,
      height: 90,
      colour: [180, 80, 120],
    },
    {
      file: 'untold.png',
      title: 'Untold',
      alt: '',
      width: 800,
      height: 600,
      colour: [150, 150, 160],
    },
  ],
  posts: [...essays, ...guildOccasions],
}
