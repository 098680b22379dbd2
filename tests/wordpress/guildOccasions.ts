import type { NewPost } from './Publication.ts'
import { writeBody } from './writeBody.ts'

function announce(
  slug: string,
  title: string,
  date: string,
  heading: string,
  paragraph: string,
): NewPost {
  return {
    type: 'news',
    slug,
    title,
    date: `${date} 09:30:00`,
    content: writeBody([[heading, paragraph]]),
    author: 'tobias',
    terms: { audience: ['members'], region: ['estuary'], post_tag: ['neighbours'] },
  }
}

function study(
  slug: string,
  title: string,
  date: string,
  sections: readonly (readonly string[])[],
): NewPost {
  return {
    type: 'case_study',
    slug,
    title,
    date: `${date} 22:15:00`,
    excerpt: 'A case study in three parts: what was wrong, what we tried & what came of it.',
    content: writeBody(sections),
    author: 'ines',
    picture: 'workshop.png',
    terms: { audience: ['councils-partners'], region: ['outer-islands'], post_tag: ['volunteers'] },
  }
}

/** News, case studies and the posts that a stranger must not see. */
export const guildOccasions: readonly NewPost[] = [
  announce(
    'new-treasurer',
    'A treasurer is elected & the ledger changes hands',
    '2023-02-14',
    'The vote',
    'With forty hands for and none against, Perpetua Vance keeps the guild’s books from March.',
  ),
  announce(
    'ferry-timetable',
    'The winter ferry goes at half past',
    '2023-10-29',
    'Why it changed',
    'The sandbar has moved again. The dredger comes in spring; until then the ferry waits for the flood.',
  ),
  announce(
    'lottery-grant',
    'A grant for Gullhaven’s boathouse',
    '2024-01-08',
    'What it pays for',
    'New doors, a hoist and a stove. The old hoist goes to the museum, where it may rest.',
  ),
  announce(
    'office-closed',
    'The office is closed in Easter week',
    '2024-03-21',
    'If something is urgent',
    'Ring the warden of your shore. The numbers hang in every tool library, beside the fire blanket.',
  ),
  announce(
    'annual-meeting',
    'Annual meeting: “Who minds the tide gauge?”',
    '2024-06-03',
    'On the agenda',
    'The tide gauge, the subscription and the matter of the peacock.',
  ),
  announce(
    'storm-warden-training',
    'Storm wardens wanted',
    '2024-10-12',
    'What a warden does',
    'Knock on five doors, know who needs insulin, and keep a whistle in the left pocket.',
  ),
  study('gullhaven-boathouse', 'How Gullhaven saved its boathouse', '2020-05-04', [
    ['What was wrong', 'Shipworm had eaten the piles, and the roof leaned on the crane.'],
    ['What we tried', 'Divers sleeved every pile in greenheart between two spring tides.'],
    ['What came of it', 'The boathouse stands, and eleven boats with it.'],
  ]),
  study('northspit-telephone-tree', 'Northspit’s telephone tree', '2021-03-15', [
    ['What was wrong', 'The siren could not be heard against a south-westerly.'],
    ['What we tried', 'Every household rings two others; nobody rings the coastguard first.'],
    ['What came of it', 'In the January gale all doors had been knocked on in nine minutes.'],
  ]),
  study('marrowby-loans', 'Ten thousand loans in Marrowby', '2022-09-26', [
    ['What was wrong', 'The card index filled up, and its keeper’s eyes grew tired.'],
    ['What we tried', 'A catalogue with photographs, made by the pupils of the evening class.'],
    ['What came of it', 'Two hammers in three come back on time. The stapler is still missed.'],
  ]),
  study('hartsea-kiln', 'A shared kiln & its quarrels: Hartsea', '2023-07-10', [
    ['What was wrong', 'Potters and enamellers wanted the same kiln on the same night.'],
    ['What we tried', 'A rota drawn by lot, and a jar of forfeits.'],
    ['What came of it', 'The jar paid for new firebricks.'],
  ]),
  study('eastholm-apprentices', 'Keeping apprentices on Eastholm', '2024-08-19', [
    ['What was wrong', 'Nobody under thirty could afford to live near the yard.'],
    ['What we tried', 'Six bunks in the sail loft, at a rent set by the tide table.'],
    ['What came of it', 'Four of six apprentices stayed for a second year.'],
  ]),
  {
    slug: 'unfinished-thoughts',
    title: 'Unfinished thoughts on varnish',
    date: '2024-11-02 10:00:00',
    status: 'draft',
    content: writeBody([['Not yet', 'This draft is nobody’s business: quicklime.']]),
    author: 'mara',
  },
  {
    slug: 'committee-minutes',
    title: 'Minutes of the committee',
    date: '2024-11-03 10:00:00',
    status: 'private',
    content: writeBody([['In confidence', 'What was said in private stays there: oakum.']]),
    author: 'mara',
  },
]
