/** A host that no publisher lists. Nothing answers there. */
export const strangeHost = 'unlisted.example'

/** Markup that a feed must not get away with. */
export interface HostileMarkup {
  readonly name: string
  /** `executed()` reports that a script ran. */
  readonly html: string
  /** What a page without any protection does with it. */
  readonly effect: 'executes' | 'asks'
  /** Text of a link that has to be followed for it. */
  readonly lure?: string
}

const strange = `https://${strangeHost}`

function executes(name: string, html: string, lure?: string): HostileMarkup {
  return { name, html, effect: 'executes', ...(lure && { lure }) }
}

function asks(name: string, html: string): HostileMarkup {
  return { name, html, effect: 'asks' }
}

export const hostileMarkup: readonly HostileMarkup[] = [
  executes('script', '<script>executed()</script>'),
  executes('image that fails', '<img src="data:," onerror="executed()">'),
  executes('broken attribute quoting', '<img src=data:, onerror=executed()//><p title="`>`">'),
  executes('svg', '<svg onload="executed()"><circle r="1"/></svg>'),
  executes('animation', '<svg><animate attributeName="x" dur="1s" onbegin="executed()"/></svg>'),
  executes('details', '<details open ontoggle="executed()"><summary>s</summary>t</details>'),
  executes('focus', '<input autofocus onfocus="executed()">'),
  executes(
    'frame with a document',
    '<iframe srcdoc="<script>parent.executed()</script>"></iframe>',
  ),
  executes('frame with a script', '<iframe src="javascript:parent.executed()"></iframe>'),
  executes(
    'object with a script',
    '<object data="javascript:parent.executed()"></object><img src="data:," onerror="executed()">',
  ),
  executes('link with a script', '<a href="javascript:executed()">lure</a>', 'lure'),
  executes(
    'link with a disguised script',
    '<a href="jav&#x09;ascript:executed()">lure</a>',
    'lure',
  ),
  executes(
    'svg link',
    '<svg width="90" height="20"><a href="javascript:executed()"><text y="15">lure</text></a></svg>',
    'lure',
  ),
  executes(
    'math that mutates',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=data:, onerror=executed()&gt;"><img src="data:," onerror="executed()"></mglyph></table></mtext></math>',
  ),
  executes(
    'noscript that mutates',
    '<noscript><p title="</noscript><img src=data:, onerror=executed()>"></p></noscript><img src="data:," onerror="executed()">',
  ),
  executes(
    'template',
    '<template><img src="data:," onerror="executed()"></template><img src="data:," onerror="executed()">',
  ),
  executes(
    'form that clobbers',
    '<form id="root" name="body"><input name="attributes"><img name="createElement" src="data:," onerror="executed()"></form>',
  ),
  executes('video', '<video><source onerror="executed()" src="data:,"></video>'),
  asks('picture elsewhere', `<img src="${strange}/pixel.gif">`),
  asks(
    'picture from a set',
    `<picture><source srcset="${strange}/a.png"><img src="data:," srcset="${strange}/b.png 1x"></picture>`,
  ),
  asks('style sheet', `<link rel="stylesheet" href="${strange}/a.css">`),
  asks('imported style', `<style>@import "${strange}/a.css";</style>`),
  asks('style attribute', `<p style="background: url(${strange}/a.png)">text</p>`),
  asks('frame', `<iframe src="${strange}/"></iframe>`),
  asks('embedded object', `<object data="${strange}/a.svg"></object>`),
  asks('embed', `<embed src="${strange}/a.svg">`),
  asks('poster', `<video poster="${strange}/a.png"></video>`),
  asks('sound', `<audio src="${strange}/a.mp3" autoplay></audio>`),
  asks('image button', `<input type="image" src="${strange}/a.png">`),
  asks('table background', `<table background="${strange}/a.png"><tr><td>cell</td></tr></table>`),
  asks('svg image', `<svg><image href="${strange}/a.png" width="9" height="9"/></svg>`),
  asks('base', `<base href="${strange}/"><img src="a.png">`),
  // Last, because it leaves the page.
  asks('refresh', `<meta http-equiv="refresh" content="0; url=${strange}/">`),
]

/** What only asks stands well together in one body: none of it swallows what follows. */
export const allThatAsk: HostileMarkup = {
  name: 'all that asks elsewhere',
  effect: 'asks',
  html: hostileMarkup.flatMap(({ effect, html }) => (effect === 'asks' ? [html] : [])).join('\n'),
}
