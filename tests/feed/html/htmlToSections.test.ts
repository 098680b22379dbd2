import { describe, expect, it } from 'vitest'
import { htmlToSections } from '../../../src/feed/html/htmlToSections.ts'

function textOf(html: string): string {
  return htmlToSections(html)
    .sections.map(({ heading, text }) => (heading === undefined ? text : `# ${heading}\n${text}`))
    .join('\n')
}

describe('text', () => {
  it.each([
    ['paragraphs, one a line', '<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['line breaks as lines', 'One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['list items and table cells apart', '<ul><li>a<li>b</ul><td>c</td><td>d</td>', 'a\nb\nc\nd'],
    ['inline elements as part of the word', '<p>in<b>no</b>va<i>tion</i></p>', 'innovation'],
    ['line breaks of the source as spaces', '<p>one\n  two\tthree</p>', 'one two three'],
    ['no-break spaces as spaces', '<p>5&nbsp;&nbsp;mg</p>', '5 mg'],
    ['entities decoded once', '<p>A &amp; B &lt;b&gt; &amp;amp; &#8217;</p>', 'A & B <b> &amp; ’'],
    ['code as it reads', '<code>&lt;script&gt;</code>', '<script>'],
    ['quotes and captions', '<blockquote>Q</blockquote><figcaption>C</figcaption>', 'Q\nC'],
    ['nothing of an empty body', '', ''],
    ['nothing of mere markup', '<p> </p><div><br></div>', ''],
    ['plain text without markup', 'Just words', 'Just words'],
    ['elements that are never closed', '<div><p>One<p>Two', 'One\nTwo'],
  ])('gives %s', (_what, html, text) => {
    expect(textOf(html)).toBe(text)
  })

  it.each([
    ['script', '<script>let hidden = "<p>hidden</p>"</script>'],
    ['style', '<style>p { color: hidden }</style>'],
    ['svg', '<svg><title>hidden</title><text>hidden</text></svg>'],
    ['self-closed svg', '<svg/>'],
    ['math', '<math><mi>hidden</mi></math>'],
    ['template', '<template><p>hidden</p></template>'],
    ['iframe', '<iframe src="x">hidden</iframe>'],
    ['noscript', '<noscript>hidden</noscript>'],
    ['nested', '<object><style>hidden</style><p>hidden</p></object>'],
    ['comment', '<!-- hidden -->'],
  ])('leaves out what is not for reading: %s', (_what, html) => {
    expect(textOf(`<p>before</p>${html}<p>after</p>`)).toBe('before\nafter')
  })
})

describe('sections', () => {
  it('begin at each heading, the first perhaps without one', () => {
    const html = '<p>Lead.</p><h2>Why</h2><p>So.</p><p>And so.</p><h3>How</h3><p>Thus.</p>'
    expect(htmlToSections(html).sections).toEqual([
      { text: 'Lead.' },
      { heading: 'Why', text: 'So.\nAnd so.' },
      { heading: 'How', text: 'Thus.' },
    ])
  })

  it.each([
    ['of every level', '<h1>T</h1><h6>T</h6>', ['T', 'T']],
    ['with markup and entities', '<h2>R&amp;D <em>in</em>\n practice</h2>', ['R&D in practice']],
    ['with a line break', '<h2>One<br>Two</h2>', ['One Two']],
    ['without text under them', '<h2>A</h2><h2>B</h2>', ['A', 'B']],
    ['but not those without text', '<h2> </h2><h2><img src="a.png"></h2><p>x</p>', []],
    ['that another begins in', '<h2>Outer<div><h3>Inner</h3></div></h2>', ['Outer', 'Inner']],
    ['that are never closed', '<p>x</p><h2>Open', ['Open']],
  ])('have headings %s', (_what, html, headings) => {
    const found = htmlToSections(html).sections.flatMap(({ heading }) => heading ?? [])
    expect(found).toEqual(headings)
  })
})

describe('words', () => {
  it.each([
    ['', 0],
    ['<p>One two, three.</p>', 3],
    ['<h2>A heading</h2><p>and text</p>', 4],
    ['<p>Don’t split it’s or follow-up</p>', 5],
    ['<p>— * … 42 %</p>', 1],
    ['<p>Größe café</p>', 2],
    ['<p>cafe\u0301 ouvert</p>', 2],
    ['<p>हिन्दी में</p>', 2],
    ['<script>not a word</script>', 0],
  ])('of %j are %i', (html, words) => {
    expect(htmlToSections(html).words).toBe(words)
  })
})

it('collects the addresses of links and images as they are written', () => {
  const html =
    '<a href="/one">1</a><a name="x">2</a><a href="https://b.example/?a=1&amp;b=2">3</a>' +
    '<img src="a.png"><img alt="none"><h2><a href="#three">4</a></h2>' +
    '<svg><a href="/hidden"></a></svg><noscript><img src="tracker.gif"></noscript>'
  expect(htmlToSections(html)).toMatchObject({
    links: ['/one', 'https://b.example/?a=1&b=2', '#three'],
    images: ['a.png'],
  })
})

it('reads 20,000 nested elements without overflowing', () => {
  expect(htmlToSections(`${'<div>'.repeat(20_000)}deep`).sections).toEqual([{ text: 'deep' }])
})
