import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { htmlToSections } from '../../src/feed/html/htmlToSections.ts'
import { headingAnchors } from '../../src/model/headingAnchors.ts'
import { asUntrustedHtml } from '../../src/model/UntrustedHtml.ts'
import { sanitizeHtml, type SanitizedBody } from '../../src/ui/post/sanitizeHtml.ts'

const base = 'https://saltmarsh.example/posts/one'
const internalPost = 'https://saltmarsh.example/posts/two'

/** Sanitized as the post screen does it: one internal post, one host that anything may come from. */
function sanitize(html: string): SanitizedBody {
  return sanitizeHtml(asUntrustedHtml(html), {
    base,
    internalHref: (url) => (url === internalPost ? '/posts/two' : undefined),
    imageSource: (url) => (isListed(url) ? url : undefined),
    mayLoad: isListed,
  })
}

function isListed(url: string): boolean {
  return new URL(url).host === 'media.example'
}

function clean(html: string): string {
  // jsdom knows no Trusted Types, so the trusted value is a plain string here.
  return sanitize(html).html as unknown as string
}

/** What the page makes of it. */
function show(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = clean(html)
  return template.content
}

const mayStand = new Set(
  (
    'a abbr address b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div ' +
    'dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s ' +
    'samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr ' +
    'audio source track video'
  ).split(' '),
)
const mayStandOn = new Set(
  (
    'alt abbr cite colspan datetime dir headers height href hreflang id lang reversed rowspan scope ' +
    'span src start title value width class decoding loading rel role tabindex aria-label ' +
    'referrerpolicy'
  ).split(' '),
)

const mayStandOnPlayers: Readonly<Record<string, readonly string[]>> = {
  audio: ['controls', 'preload'],
  video: ['controls', 'playsinline', 'poster', 'preload'],
  source: ['type'],
  track: ['kind', 'label', 'srclang'],
}

function expectOnlyAllowed(html: string): void {
  for (const element of show(html).querySelectorAll('*')) {
    expect(mayStand, `<${element.localName}>`).toContain(element.localName)
    if (element.matches('audio, video')) {
      expect(element.hasAttribute('controls'), `<${element.localName}> has controls`).toBe(true)
      expect(element.getAttribute('preload')).toBe('none')
    }
    for (const { name, value } of element.attributes) {
      const allowed = [...mayStandOn, ...(mayStandOnPlayers[element.localName] ?? [])]
      expect(allowed, `<${element.localName} ${name}>`).toContain(name)
      if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|#|\/[^/])/)
      if (name === 'src' || name === 'poster') expect(value).toMatch(/^https:\/\/media\.example\//)
      if (name === 'id') expect(value).toMatch(/^(note|section)-/)
    }
  }
}

describe('hostile HTML', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in pieces', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
    ['a handler', '<p onclick="alert(1)" onmouseover=alert(2)>Text</p>'],
    ['a handler of an image', '<img src="https://media.example/x.png" onerror=alert(1)>'],
    ['a handler behind a slash', '<img/src="x"/onerror=alert(1)>'],
    [
      'a handler of an open disclosure',
      '<details open ontoggle=alert(1)><summary>S</summary></details>',
    ],
    ['a javascript: link', '<a href="javascript:alert(1)">Text</a>'],
    ['a javascript: link with spaces', '<a href=" \u0001java\nscript:alert(1)">Text</a>'],
    ['a javascript: link in entities', '<a href="&#106;avascript&colon;alert(1)">Text</a>'],
    ['a data: link', '<a href="data:text/html,<script>alert(1)</script>">Text</a>'],
    ['a vbscript: link', '<a href="vbscript:msgbox(1)">Text</a>'],
    ['a blob: link', '<a href="blob:https://saltmarsh.example/1">Text</a>'],
    ['a file: link', '<a href="file:///etc/passwd">Text</a>'],
    ['a javascript: citation', '<blockquote cite="javascript:alert(1)">Text</blockquote>'],
    ['a picture that is a script', '<img src="javascript:alert(1)">'],
    ['a picture in the address', '<img src="data:image/svg+xml,<svg onload=alert(1)>">'],
    [
      'a vector picture',
      '<svg onload=alert(1)><script>alert(2)</script><a xlink:href="javascript:1">',
    ],
    ['an animated vector picture', '<svg><animate onbegin=alert(1) attributeName=x></svg>'],
    [
      'a vector picture with a body',
      '<svg><foreignObject><iframe src="javascript:1"></foreignObject>',
    ],
    ['formulas', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>'],
    ['a style sheet', '<style>body { display: none } @import "https://bad.example/"</style>'],
    ['a style', '<p style="background: url(https://bad.example/); position: fixed">Text</p>'],
    ['a form', '<form action="https://bad.example/"><input name=q><button>Go</button></form>'],
    ['a button that sends', '<button formaction="javascript:alert(1)">Go</button>'],
    ['a field with the focus', '<input autofocus onfocus=alert(1)><textarea><select><keygen>'],
    ['a frame with a document', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['a frame with a script', '<iframe src="javascript:alert(1)"></iframe>'],
    [
      'an object',
      '<object data="https://bad.example/"><embed src="https://bad.example/"></object>',
    ],
    ['a base', '<base href="https://bad.example/"><a href="page">Text</a>'],
    ['a redirection', '<meta http-equiv="refresh" content="0; url=https://bad.example/">'],
    ['a linked style sheet', '<link rel="stylesheet" href="https://bad.example/">'],
    ['sound and film', '<video src="https://bad.example/" poster=x onplay=alert(1)><audio src=x>'],
    [
      'sound and film that start by themselves',
      '<audio src="https://media.example/a.mp3" autoplay loop muted onplay=alert(1) onerror=alert(2)>' +
        '<video src="https://media.example/b.mp4" autoplay preload="auto" controlslist="nodownload">',
    ],
    [
      'players of scripts and data',
      '<audio src="javascript:alert(1)"></audio><video src="data:video/mp4;base64,AAAA">' +
        '<source src=" java\nscript:alert(2)" onerror=alert(3)></video>' +
        '<audio src="blob:https://saltmarsh.example/1"></audio>',
    ],
    [
      'players with parts of other hosts',
      '<video poster="https://bad.example/p.jpg" src="https://media.example/b.mp4">' +
        '<source src="https://bad.example/c.mp4" type="video/mp4" media="x" srcset="y">' +
        '<track src="https://bad.example/c.vtt" default onload=alert(1)></video>' +
        '<video poster="javascript:alert(1)" src="https://media.example/b.mp4"></video>',
    ],
    [
      'parts without a player',
      '<source src="https://media.example/a.mp3"><p><track src="https://media.example/a.vtt"></p>',
    ],
    [
      'attributes of players on other elements',
      '<p controls poster="https://media.example/p.jpg" preload="auto" type="x" kind="y">Text</p>',
    ],
    [
      'players in players',
      '<audio src="https://media.example/a.mp3"><video src="https://media.example/b.mp4" autoplay>' +
        '<img src=x onerror=alert(1)></video></audio>',
    ],
    [
      'other sources of a picture',
      '<picture><source srcset="https://bad.example/x"><img src=x></picture>',
    ],
    ['a source set', '<img src="https://media.example/x" srcset="https://bad.example/x 2x">'],
    ['a background', '<table background="https://bad.example/"><tr><td background=x>Text</table>'],
    ['a ping', '<a href="https://good.example/" ping="https://bad.example/" download>Text</a>'],
    ['a template', '<template><script>alert(1)</script></template>'],
    ['an own element', '<x-card onclick=alert(1)><slot name=x></slot></x-card>'],
    ['a shadow', '<div><template shadowrootmode=open><script>alert(1)</script></template></div>'],
    [
      'names of the page',
      '<p id="main">M</p><a id="page-heading">H</a><div id="root" name="root">R</div>',
    ],
    [
      'names of the document',
      '<img name="getElementById"><a id="defaultView" name="cookie">Text</a>',
    ],
    [
      'names that shadow a form',
      '<form id=f><input name=attributes><input name=parentNode></form>',
    ],
    [
      'text that can be edited',
      '<p contenteditable draggable=true accesskey=x tabindex=-1>Text</p>',
    ],
    [
      'names and roles for screen readers',
      '<p role="alert" aria-live="assertive" aria-label="x">T</p>',
    ],
    ['data for scripts', '<p data-was="main" data-controller="x" class="skip">Text</p>'],
    [
      'markup that changes when it is read again',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    [
      'a vector picture that ends in the middle',
      '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    ],
    [
      'markup behind noscript',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    ],
    [
      'markup in a comment',
      '<!--><img src=x onerror=alert(1)>--><!-- --!><script>alert(1)</script>',
    ],
    ['markup in CDATA', '<svg><![CDATA[><image xlink:href="x" onerror=alert(1)>]]></svg>'],
    ['plain text that never ends', '<plaintext><script>alert(1)</script>'],
    ['hundreds of levels', `${'<div><b>'.repeat(400)}<script>alert(1)</script>`],
  ])('leaves nothing outside the allow-list: %s', (_what, html) => {
    expectOnlyAllowed(html)
    expectOnlyAllowed(`<p>Before</p>${html}<p>After</p>`)
  })

  test('keeps the text around what it takes away', () => {
    const html = '<p>Before <script>alert(1)</script>and <blink onclick=alert(1)>after</blink>.</p>'
    expect(clean(html)).toBe('<p>Before and after.</p>')
  })

  test('gives the same each time, and what a browser reads in again unchanged', () => {
    const html = readFileSync('public/feed.json', 'utf8')
    const { items } = JSON.parse(html) as { items: { content_html: string }[] }
    for (const { content_html: body } of items) {
      const once = clean(body)
      expect(clean(body)).toBe(once)
      const template = document.createElement('template')
      template.innerHTML = once
      expect(template.innerHTML).toBe(once)
    }
  })

  test('leaves nothing outside the allow-list when its own outcome is sanitized again', () => {
    const html = '<h1 id="a">A</h1><p id="b"><a href="#a">To A</a> <a href="#b">To B</a></p>'
    expectOnlyAllowed(clean(html))
    const links = [...show(clean(html)).querySelectorAll('a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#section-a', '#note-note-b'])
  })
})

describe('what an article needs', () => {
  test('stays', () => {
    const html = [
      '<p lang="fr" dir="ltr">Un <em>mot</em> <time datetime="2026-05-03">hier</time></p>',
      '<ol start="3" reversed=""><li value="4">Four</li></ol>',
      '<blockquote cite="https://saltmarsh.example/source">Said</blockquote>',
      '<pre tabindex="0"><code>a &lt; b</code></pre>',
      '<dl><dt>Term</dt><dd>Meaning <abbr title="World Wide Web">WWW</abbr></dd></dl>',
      '<details><summary>More</summary><p>H<sub>2</sub>O</p></details>',
    ].join('')
    expect(clean(html)).toBe(html)
  })

  test('keeps the structure of tables, in a frame that scrolls and has a name', () => {
    const fragment = show(
      '<table><caption>Nights</caption><tr><th scope="col" colspan="2">A</th></tr><tr><td>1</td></tr></table>',
    )
    const frame = fragment.querySelector('.table-scroll')!
    expect(frame.getAttribute('role')).toBe('group')
    expect(frame.getAttribute('tabindex')).toBe('0')
    expect(frame.getAttribute('aria-label')).toBe('Nights')
    expect(frame.firstElementChild?.localName).toBe('table')
    expect(fragment.querySelector('th')?.getAttribute('colspan')).toBe('2')
    expect(fragment.querySelector('th')?.getAttribute('scope')).toBe('col')
  })
})

describe('headings', () => {
  test.each([
    ['h1', [2]],
    ['h2 h3 h4', [2, 3, 4]],
    ['h1 h2 h1', [2, 3, 2]],
    ['h4 h4 h5', [2, 2, 3]],
    ['h2 h5 h3', [2, 3, 3]],
    ['h3 h2 h3', [2, 2, 3]],
    ['h1 h2 h3 h4 h5 h6', [2, 3, 4, 5, 6, 6]],
  ])('stand under the title and skip no level: %s', (tags, levels) => {
    const html = tags.split(' ').map((tag, order) => `<${tag}>Heading ${order}</${tag}>`)
    const { headings } = sanitize(html.join('<p>Text</p>'))
    expect(headings.map(({ level }) => level)).toEqual(levels)
    const shown = [...show(html.join('')).querySelectorAll('h1, h2, h3, h4, h5, h6')]
    expect(shown.map(({ localName }) => Number(localName.slice(1)))).toEqual(levels)
  })

  test('are none where they have no text, and give their picture free', () => {
    const html = '<h2> &nbsp; </h2><h1><img src="https://media.example/x.png"></h1><h3>Text</h3>'
    expect(sanitize(html).headings).toEqual([{ level: 2, text: 'Text', anchor: 'section-text' }])
    expect(show(html).querySelectorAll('h2, h3')).toHaveLength(1)
    expect(show(html).querySelector('img')).not.toBeNull()
  })

  test.each([
    ['plain', '<h2>Ask one thing</h2>'],
    ['twice the same', '<h2>Results</h2><h3>Results</h3>'],
    ['with markup', '<h2>Ask <em>one</em> <a href="/x">thing</a></h2>'],
    ['with entities', '<h2>Plan &amp; do &lt;b&gt;</h2>'],
    ['on two lines', '<h2>Plan<br>and do</h2>'],
    ['folded', '<h2>\n  Plan \t and&nbsp;do\n</h2>'],
    [
      'with a picture that is not loaded',
      '<h2><img src="https://bad.example/x.png" alt="Logo"> Plan</h2>',
    ],
    ['with a picture that is', '<h2><img src="https://media.example/x.png" alt="Logo"> Plan</h2>'],
    ['with a frame', '<h2>Plan <iframe src="https://bad.example/"></iframe></h2>'],
    ['with a script', '<h2>Plan <script>alert(1)</script></h2>'],
    ['with an element that is taken away', '<h2>Plan <font color="red">now</font></h2>'],
    ['in other scripts', '<h2>Übersicht</h2><h2>概要</h2><h2>!?</h2>'],
    [
      'inside other things',
      '<blockquote><h3>Said</h3></blockquote><table><tr><td><h4>Cell</h4></table>',
    ],
    [
      'in what is taken away',
      '<form><h2>In a form</h2></form><section><h2>In a section</h2></section>',
    ],
    ['not closed', '<h2>Open<p>Text</p>'],
  ])('have the anchors that search links to: %s', (_what, html) => {
    const texts = htmlToSections(html).sections.flatMap(({ heading }) => heading ?? [])
    const { headings } = sanitize(html)
    expect(headings.map(({ anchor }) => anchor)).toEqual(headingAnchors(texts))
    const ids = [...show(html).querySelectorAll('h2, h3, h4, h5, h6')].map(({ id }) => id)
    expect(ids).toEqual(headings.map(({ anchor }) => anchor))
  })

  test('have the anchors that search links to in every post of the sample', () => {
    const { items } = JSON.parse(readFileSync('public/feed.json', 'utf8')) as {
      items: { content_html: string }[]
    }
    for (const { content_html: html } of items) {
      const texts = htmlToSections(html).sections.flatMap(({ heading }) => heading ?? [])
      expect(sanitize(html).headings.map(({ anchor }) => anchor)).toEqual(headingAnchors(texts))
    }
  })
})

describe('links', () => {
  function hrefs(html: string): (string | null)[] {
    return [...show(html).querySelectorAll('a')].map((link) => link.getAttribute('href'))
  }

  test('inside the page keep working with ids that cannot clash', () => {
    const html =
      '<h2 id="plan">The plan</h2><p><a href="#plan">Plan</a> <a href="#fn:1">1</a></p>' +
      '<p><a href="#f%C3%BC">2</a> <a href="#100%">3</a></p>' +
      '<ul><li id="fn:1">One</li><li id="fü">Two</li><li id="100%">Three</li></ul>'
    const fragment = show(html)
    expect(hrefs(html)).toEqual(['#section-the-plan', '#note-fn:1', '#note-fü', '#note-100%'])
    for (const href of hrefs(html)) {
      const id = decodeURI(href!.slice(1).replace(/%$/, '%25'))
      expect(fragment.querySelector(`[id="${id}"]`)).not.toBeNull()
    }
  })

  test('to nowhere in the page are text', () => {
    expect(hrefs('<a href="#gone">Gone</a><a href="#">Top</a>')).toEqual([null, null])
  })

  test('to posts of the publication lead to their screens', () => {
    expect(hrefs(`<a href="${internalPost}">Two</a><a href="two">Two</a>`)).toEqual([
      '/posts/two',
      '/posts/two',
    ])
  })

  test('elsewhere are absolute, open in place and tell nobody where the reader was', () => {
    const [link] = show('<a href="../about" target="_blank" rel="opener">About</a>').children
    expect(link!.getAttribute('href')).toBe('https://saltmarsh.example/about')
    expect(link!.hasAttribute('target')).toBe(false)
    expect(link!.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc')
    expect(link!.getAttribute('referrerpolicy')).toBe('no-referrer')
  })

  test('to an address for mail stay', () => {
    expect(hrefs('<a href="mailto:ida@saltmarsh.example">Ida</a>')).toEqual([
      'mailto:ida@saltmarsh.example',
    ])
  })
})

describe('pictures', () => {
  test('of listed hosts load late, at their size, and tell nobody where the reader was', () => {
    const [image] = show(
      '<img src="https://media.example/map.png" alt="A map" width="640" height="480">',
    ).children
    expect(
      Object.fromEntries([...image!.attributes].map(({ name, value }) => [name, value])),
    ).toEqual({
      src: 'https://media.example/map.png',
      alt: 'A map',
      width: '640',
      height: '480',
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
    })
  })

  test('without a text alternative count as decoration', () => {
    const [image] = show('<img src="https://media.example/line.png">').children
    expect(image!.getAttribute('alt')).toBe('')
  })

  test('of other hosts become links that say what they are', () => {
    const fragment = show('<p><img src="https://bad.example/map.png" alt="A map"></p>')
    expect(fragment.querySelector('img')).toBeNull()
    const link = fragment.querySelector('a')!
    expect(link.getAttribute('href')).toBe('https://bad.example/map.png')
    expect(link.textContent).toBe('Picture on bad.example: A map')
    expect(link.getAttribute('referrerpolicy')).toBe('no-referrer')
  })

  test('of other hosts inside a link are its text', () => {
    const html = '<a href="https://good.example/"><img src="https://bad.example/map.png"></a>'
    const links = show(html).querySelectorAll('a')
    expect(links).toHaveLength(1)
    expect(links[0]!.textContent).toBe('Picture on bad.example')
  })

  test.each([
    '<img src="https://media.example/count.gif" width="1" height="1">',
    '<img src="https://media.example/count.gif" width="0">',
    '<img src="https://bad.example/count.gif" height="1" alt="">',
    '<img alt="no address">',
  ])('that only count readers are left out: %s', (html) => {
    expect(clean(`<p>Text${html}</p>`)).toBe('<p>Text</p>')
  })

  test('in frames become links', () => {
    const fragment = show('<iframe src="https://video.example/embed/1" allow="camera"></iframe>')
    const link = fragment.querySelector('a')!
    expect(link.getAttribute('href')).toBe('https://video.example/embed/1')
    expect(link.textContent).toBe('Embedded content on video.example')
  })
})

describe('players', () => {
  test('of listed hosts keep their sources and wait until they are started', () => {
    const html =
      '<figure><audio autoplay loop><source src="/a.mp3" type="audio/mpeg">' +
      '<source src="https://media.example/a.mp3?_=1" type="audio/mpeg; codecs=&quot;mp3&quot;">' +
      '<a href="https://media.example/a.mp3">https://media.example/a.mp3</a></audio></figure>'
    expect(clean(html)).toBe(
      '<figure><audio controls="" preload="none">' +
        '<source src="https://media.example/a.mp3?_=1" type="audio/mpeg; codecs=&quot;mp3&quot;">' +
        '</audio></figure>',
    )
  })

  test('of films keep their size, and their picture and captions where the host is listed', () => {
    const html =
      '<video width="640" height="360" src="https://media.example/b.mp4" ' +
      'poster="https://media.example/b.jpg">' +
      '<track kind="captions" srclang="en" label="English" src="https://media.example/b.vtt">' +
      '<track kind="captions" srclang="de" src="https://bad.example/b.vtt"></video>'
    const player = show(html).querySelector('video')!
    expect(player.getAttribute('width')).toBe('640')
    expect(player.getAttribute('height')).toBe('360')
    expect(player.getAttribute('poster')).toBe('https://media.example/b.jpg')
    expect(player.hasAttribute('playsinline')).toBe(true)
    expect(player.querySelector('source')!.getAttribute('src')).toBe('https://media.example/b.mp4')
    const tracks = [...player.querySelectorAll('track')].map((track) => track.outerHTML)
    expect(tracks).toEqual([
      '<track kind="captions" srclang="en" label="English" src="https://media.example/b.vtt">',
    ])
  })

  test.each([
    ['audio', 'Listen at bad.example'],
    ['video', 'Watch at bad.example'],
  ])('of other hosts become links that say what they are: %s', (name, text) => {
    const fragment = show(`<p><${name} src="https://bad.example/file"><b>Old</b></${name}></p>`)
    expect(fragment.querySelector('audio, video, source')).toBeNull()
    const link = fragment.querySelector('a')!
    expect(link.getAttribute('href')).toBe('https://bad.example/file')
    expect(link.textContent).toBe(text)
    expect(link.getAttribute('rel')).toContain('noopener')
    expect(fragment.textContent).toBe(text)
  })

  test('without a source leave what the publisher wrote in their place', () => {
    const html =
      '<audio controls><track src="x"><a href="https://good.example/">Hear it</a></audio>'
    const fragment = show(html)
    expect(fragment.querySelector('audio, track')).toBeNull()
    expect(fragment.querySelector('a')!.getAttribute('href')).toBe('https://good.example/')
  })

  test('name the files they play, as WordPress calls them elsewhere', () => {
    const { recordings } = sanitize(
      '<audio src="https://media.example/a.mp3?_=2"></audio>' +
        '<video src="https://bad.example/b.mp4"></video>',
    )
    expect(recordings).toEqual(['https://media.example/a.mp3'])
  })
})
