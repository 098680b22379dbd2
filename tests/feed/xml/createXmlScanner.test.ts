import { describe, expect, it } from 'vitest'
import { createXmlScanner } from '../../../src/feed/xml/createXmlScanner.ts'
import { feedLimits, type FeedLimits } from '../../../src/model/feedLimits.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'

/** As a feed arrives: all items it gave, and what is known at the end. */
function scan(pieces: readonly string[], limits: Partial<FeedLimits> = {}) {
  const scanner = createXmlScanner({ ...feedLimits, ...limits })
  const items = pieces.flatMap((piece) => scanner.push(piece))
  return {
    items: items.map((item) => ('source' in item ? item.source : item)),
    head: scanner.head(),
    outline: scanner.outline(),
    rootName: scanner.rootName(),
    isComplete: scanner.isComplete(),
    isTooDeep: scanner.isTooDeep(),
  }
}

const itemSources = [
  '<item>\n<title>A <![CDATA[</item> <b>]] ]>]]> &amp; 5 < 6</title><!-- </item> ---></item>',
  '<item rdf:about="a > b" note=\'"/>\'><link/><?php echo "</item>" ?><x:item><item/></x:item></item>',
  '<item/>',
  '<rss:item xmlns:rss="urn:x"><p>one<br>two</rss:item>',
  '<item><title>👩‍⚕️ Zoë</title><description>a </ b <!b> <3 </description></item>',
  '<ITEM ></ITEM >',
]

/** Every kind of trouble in one document of ordinary length. */
const document = `\uFEFF<?xml version="1.0"?>
<?xml-stylesheet href="<rss>"?>
<!-- <rss> -- <channel> -->
<!DOCTYPE rss [
  <!ENTITY shout "<item>'">
  <!ENTITY quiet '">]>'>
  <!-- don't ]> <rss> -->
  <?not the end ]>?>
  <!ELEMENT rss (channel)>
]>
<rss version="2.0" xmlns:rss="urn:x">
<channel>
<title>Quotes " and <![CDATA[<item>]]></title>
<image><item>not an item</item></image>
${itemSources.slice(0, 3).join('\n stray text ')}
<link>https://feed.example/</link>
${itemSources.slice(3).join('')}
<language>en</language>
</channel>
</rss>
<!-- <item></item> -->
`
const head =
  '<rss version="2.0" xmlns:rss="urn:x"><channel><title>Quotes " and <![CDATA[<item>]]></title>' +
  '<image><item>not an item</item></image><link>https://feed.example/</link>' +
  '<language>en</language></channel></rss>'

describe('any chunking', () => {
  it('gives every item as it stands in the document, and the head without them', () => {
    expect(scan([document])).toEqual({
      items: itemSources,
      head,
      outline: {
        root: 'rss',
        rootTag: '<rss version="2.0" xmlns:rss="urn:x">',
        channelTag: '<channel>',
      },
      rootName: 'rss',
      isComplete: true,
      isTooDeep: false,
    })
  })

  it('gives the same wherever the document is cut in two', () => {
    const expected = scan([document])
    for (let cut = 1; cut < document.length; cut++) {
      const pieces = [document.slice(0, cut), document.slice(cut)]
      expect({ cut, ...scan(pieces) }).toEqual({ cut, ...expected })
    }
  })

  it('gives the same character by character', () => {
    expect(scan(document.split(''))).toEqual(scan([document]))
  })

  it('gives the same in pieces of any lengths', () => {
    const random = createSeededRandom(21)
    const expected = scan([document])
    for (let round = 0; round < 300; round++) {
      const pieces: string[] = []
      for (let at = 0; at < document.length;) {
        const length = 1 + random.below(random.pick([3, 20, 200]))
        pieces.push(document.slice(at, at + length))
        at += length
      }
      expect({ pieces, ...scan(pieces) }).toEqual({ pieces, ...expected })
    }
  })

  it('gives an item with the piece that completes it and not later', () => {
    const scanner = createXmlScanner(feedLimits)
    expect(scanner.push('<rss><channel><item><guid>1</guid></item')).toEqual([])
    expect(scanner.push('>')).toEqual([{ source: '<item><guid>1</guid></item>' }])
    expect(scanner.push('<item><guid>2</guid></item><it')).toEqual([
      { source: '<item><guid>2</guid></item>' },
    ])
  })
})

describe('what counts as an item', () => {
  it.each([
    ['an item of the channel', '<rss><channel><item>1</item></channel></rss>', ['<item>1</item>']],
    ['an item beside the channel', '<rss><channel/><item>1</item></rss>', ['<item>1</item>']],
    [
      'an item of RDF',
      '<rdf:RDF><channel><items/></channel><item>1</item></rdf:RDF>',
      ['<item>1</item>'],
    ],
    ['an entry', '<feed><entry>1</entry></feed>', ['<entry>1</entry>']],
    ['an entry with a prefix', '<a:feed><a:entry>1</a:entry></a:feed>', ['<a:entry>1</a:entry>']],
    ['no item of an Atom feed', '<feed><item>1</item></feed>', []],
    ['no entry of an RSS feed', '<rss><channel><entry>1</entry></channel></rss>', []],
    ['no item behind the end', '<rss><channel/></rss><rss><item>1</item></rss>', []],
    [
      'one entry, whatever it quotes',
      '<feed><entry><content><feed><entry>2</entry></feed></content></entry></feed>',
      ['<entry><content><feed><entry>2</entry></feed></content></entry>'],
    ],
  ])('is %s', (_what, text, items) => {
    expect(scan([text])).toMatchObject({ items, isComplete: true })
  })
})

describe('slips of the publisher', () => {
  it.each([
    [
      'an element left open',
      '<rss><channel><item><p>1</item><item>2</item></channel></rss>',
      ['<item><p>1</item>', '<item>2</item>'],
    ],
    [
      'an element never opened',
      '<rss><channel><item></p></b>1</item><item>2</item></channel></rss>',
      ['<item></p></b>1</item>', '<item>2</item>'],
    ],
    [
      'an item left open before the next',
      '<rss><channel><item>1<item>2</item></channel></rss>',
      ['<item>1', '<item>2</item>'],
    ],
    [
      'the last item left open',
      '<rss><channel><item>1</item><item>2</channel></rss>',
      ['<item>1</item>', '<item>2'],
    ],
    [
      'a tag without its bracket',
      '<rss><channel><item><b 1</item><item>2</item></channel></rss>',
      ['<item><b 1</item>', '<item>2</item>'],
    ],
    [
      'a quotation mark left open',
      '<rss><channel><item><a href="x>1</a></item><item>2</item></channel></rss>',
      ['<item><a href="x>1</a></item>', '<item>2</item>'],
    ],
  ])('cost one item at most: %s', (_what, text, items) => {
    for (const pieces of [[text], text.split('')]) {
      expect(scan(pieces)).toMatchObject({ items, isComplete: true })
    }
  })

  it.each([
    ['nothing', ''],
    ['plain text', 'Nothing to see here'],
    ['JSON', '{"title":"5 < 6"}'],
    ['a prolog alone', '<?xml version="1.0"?><!-- <rss> -->'],
  ])('leave no root in %s', (_what, text) => {
    expect(scan([text])).toMatchObject({ rootName: undefined, isComplete: false, items: [] })
  })
})

describe('a document that is cut off', () => {
  it('gives every whole item and a closed head, wherever the cut is', () => {
    for (let cut = 0; cut < document.indexOf('</rss>\n<!--') + '</rss>'.length; cut++) {
      const result = scan([document.slice(0, cut)])
      expect({ cut, isComplete: result.isComplete }).toEqual({ cut, isComplete: false })
      expect(result.items).toEqual(itemSources.slice(0, result.items.length))
      expect(scan([result.head])).toMatchObject({ isComplete: result.head !== '', items: [] })
    }
  })
})

describe('limits', () => {
  const deep = `<item>${'<b>'.repeat(9)}${'</b>'.repeat(9)}</item>`

  it('leave out an item that goes too deep, and only that', () => {
    const text = `<rss><channel>${deep}<item>2</item></channel></rss>`
    expect(scan([text], { depth: 10 }).items).toEqual([deep, '<item>2</item>'])
    expect(scan([text], { depth: 9 }).items).toEqual([{ fault: 'too-deep' }, '<item>2</item>'])
  })

  it('leave out an item that is too long, and only that, in whatever pieces it comes', () => {
    const long = `<item>${'long '.repeat(20)}</item>`
    const text = `<rss><channel><item>1</item>${long}<item>3</item></channel></rss>`
    expect(scan([text], { itemLength: long.length }).items[1]).toBe(long)
    const limits = { itemLength: long.length - 1 }
    for (const pieces of [[text], text.split('')]) {
      expect(scan(pieces, limits).items).toEqual([
        '<item>1</item>',
        { fault: 'too-long' },
        '<item>3</item>',
      ])
    }
  })

  it('tell of a feed that goes too deep outside of its items', () => {
    const text = `<rss><channel>${deep.replaceAll('item', 'image')}</channel></rss>`
    expect(scan([text], { depth: 10 }).isTooDeep).toBe(false)
    expect(scan([text], { depth: 9 }).isTooDeep).toBe(true)
  })

  it('keep what a feed says of itself to the length of one item', () => {
    const text = `<feed>${'<x>1</x>'.repeat(100)}<title>T</title></feed>`
    const result = scan([text], { itemLength: 50 })
    expect(result.head.length).toBeLessThan(60)
    expect(result.isComplete).toBe(true)
  })
})

describe('hostile documents', () => {
  it('are walked through 200,000 nested elements without overflowing', () => {
    const nested = `<item>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</item>`
    expect(scan([`<rss><channel>${nested}<item>2</item></channel></rss>`]).items).toEqual([
      { fault: 'too-deep' },
      '<item>2</item>',
    ])
  })

  it('stay incomplete on elements that are never closed', () => {
    expect(scan([`<rss><channel><item>${'<a>'.repeat(200_000)}`])).toMatchObject({
      items: [],
      isComplete: false,
    })
  })
})
