/** What the guild writes about, once for each of its places: `{place}` stands for the name. */
export interface Subject {
  readonly slug: string
  readonly title: string
  /** Without one the site makes it from the body. */
  readonly excerpt?: string
  readonly category: string
  readonly tags: readonly string[]
  readonly audiences: readonly string[]
  /** A heading and its paragraphs, in turn. */
  readonly sections: readonly (readonly [heading: string, ...paragraphs: string[]])[]
}

export const guildSubjects: readonly Subject[] = [
  {
    slug: 'tool-library',
    title: 'A tool library for {place}',
    excerpt: 'Forty drills, one loft and a card index: how {place} came to share its tools.',
    category: 'workshops',
    tags: ['tools', 'volunteers'],
    audiences: ['members'],
    sections: [
      [
        'Why a drill should have many owners',
        'Most drills in {place} turn for a quarter of an hour in their lives. The guild asked every street for the one it could spare and had forty by the end of the month.',
        'Nobody pays to borrow. A lender signs a card, and the card goes into the drawer where the tool was.',
      ],
      [
        'The loft above the chandlery',
        'A ropemaker lent us her loft. We limewashed it, hung pegboards and built a bench from <strong>salvaged larch</strong>.',
        'On the first Saturday the queue went down the stairs and round the weighbridge.',
      ],
    ],
  },
  {
    slug: 'knots-and-nets',
    title: 'Nets & knots: an evening class in {place}',
    category: 'workshops',
    tags: ['classes', 'rope'],
    audiences: ['members', 'young-people'],
    sections: [
      [
        'Seven knots in seven weeks',
        'The class in {place} begins with the bowline and ends with a net that holds a pumpkin. In between there is a good deal of laughter and a little <em>swearing</em>.',
      ],
      [
        'What to bring',
        'Bring a fid if you have one, and somebody who is younger than you. The guild has twine, tallow and biscuits.',
        'The hall is warm and its door is wide enough for a wheelchair.',
      ],
    ],
  },
  {
    slug: 'reading-slow-tide',
    title: 'Reading <em>The Slow Tide</em> in {place}',
    excerpt: 'A novel of 900 pages, a reading circle and a very patient librarian.',
    category: 'reading',
    tags: ['books'],
    audiences: ['members', 'parents-carers'],
    sections: [
      [
        'A chapter a fortnight',
        'The circle meets behind the library in {place}. Someone reads aloud, someone knits, and everyone has an opinion of the harbourmaster.',
        'Halfway through, the heroine refuses the lighthouse. The circle argued about it until the caretaker jingled his keys.',
      ],
      [
        'Copies for everybody',
        'The guild keeps twenty copies, three of them in large print and one recorded by a retired ferryman with a marvellous baritone.',
      ],
    ],
  },
  {
    slug: 'after-the-flood',
    title: 'What {place} learned from the flood',
    excerpt: 'Sandbags come last. First come neighbours who know each other’s names.',
    category: 'readiness',
    tags: ['flood', 'neighbours'],
    audiences: ['members', 'councils-partners'],
    sections: [
      [
        'The night of the surge',
        'The water reached the third step of the market cross in {place}. Two hundred people slept in the school, and the bakery across the road never went out.',
      ],
      [
        'A telephone tree that works',
        'Each warden now rings five doors, and each of those rings five more. The last rehearsal took eleven minutes.',
        'Paper lists hang by the kettle, because telephones run flat.',
      ],
      [
        'What we would do otherwise',
        'We had too many blankets and too few dry socks. We had no word for the people who would not leave their cats.',
      ],
    ],
  },
  {
    slug: 'harbour-garden',
    title: '{place}’s garden on the old slipway',
    category: 'gardens',
    tags: ['gardens', 'volunteers'],
    audiences: ['parents-carers', 'young-people'],
    sections: [
      [
        'Soil comes by barrow',
        'Nothing grew on the slipway of {place} but bladderwrack. It took nine hundred barrows of compost and a summer of sore backs.',
      ],
      [
        'What stands the salt',
        'Sea kale, samphire and <a href="https://example.org/tamarisk">tamarisk</a> came through the winter. The artichokes sulked and then forgave us.',
        'Children from the infants’ school water the beds on Wednesdays.',
      ],
    ],
  },
  {
    slug: 'repair-cafe',
    title: 'Mended, not binned: the repair café in {place}',
    excerpt: 'Toasters, trousers & one accordion came in broken and went home whole.',
    category: 'workshops',
    tags: ['tools', 'repair'],
    audiences: ['members'],
    sections: [
      [
        'The first hundred repairs',
        'Of a hundred things brought to the café in {place}, seventy-eight were mended. The list is on the wall:',
        'Lamps and kettles lead it, and an accordion with moth-eaten bellows is everyone’s favourite.',
      ],
      [
        'Who does the mending',
        'A watchmaker, two sixth-formers and a former submariner take turns at the soldering iron.',
      ],
    ],
  },
  {
    slug: 'apprentices',
    title: 'Apprentices & their boats: a year in {place}',
    category: 'boats',
    tags: ['boats', 'classes'],
    audiences: ['young-people', 'councils-partners'],
    sections: [
      [
        'From plank to launch',
        'Six apprentices in {place} laid a keel of green oak in October. In August their dinghy was launched with a bottle of elderflower.',
        'It leaked for a day, as clinker boats do, and then it <em>took up</em> and was tight.',
      ],
      [
        'What they do now',
        'Two have gone to the yard across the estuary, one keeps bees, and three teach the next six.',
      ],
    ],
  },
  {
    slug: 'ask-the-warden',
    title: '“Ask the warden”: questions from {place}',
    excerpt: 'Can I borrow a ladder? May I bring my dog? Does the tide ever tell lies?',
    category: 'readiness',
    tags: ['neighbours'],
    audiences: ['members', 'parents-carers'],
    sections: [
      [
        'May I bring my dog?',
        'Yes, to everything in {place} but the glue class. The last dog wore varnish for a month.',
      ],
      [
        'Does the tide ever tell lies?',
        'The table gives the hour that the moon intends; the wind has a vote too. Look at the gauge beside the pontoon before you walk to the island.',
      ],
    ],
  },
  {
    slug: 'accounts',
    title: 'Open books: what the guild spent in {place}',
    category: 'the-guild',
    tags: ['accounts'],
    audiences: ['councils-partners'],
    sections: [
      [
        'Where the money came from',
        'Raffles, a bequest and the council’s small fund paid for the year in {place}. Nobody’s name is on a wall for it.',
      ],
      [
        'Where it went',
        'Rent 38%, insurance 21%, materials 30%, tea & biscuits the rest. The treasurer’s ledger lies open in the office every Tuesday.',
        'If 3 &lt; 5 then we have kept within the budget, she says, and she is seldom wrong.',
      ],
    ],
  },
  {
    slug: 'lantern-walk',
    title: 'Lanterns over {place}',
    excerpt: 'Paper, willow and four hundred small lights on the longest night.',
    category: 'gatherings',
    tags: ['lanterns', 'volunteers'],
    audiences: ['parents-carers', 'young-people', 'members'],
    sections: [
      [
        'Making them',
        'Willow from the common is soaked in the horse trough of {place} until it bends without a crack. Tissue and paste do the rest.',
      ],
      [
        'The walk',
        'We go from the almshouses to the breakwater without a word, which is harder for some than for others. At the end the brass band plays the slow one.',
      ],
    ],
  },
]
