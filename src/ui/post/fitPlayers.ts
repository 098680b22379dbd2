import { webAddress } from '../../model/webAddress.ts'
import { m } from '../messages/messages.ts'
import { holdBack } from './holdBack.ts'

export interface PlayerOptions {
  /** Relative addresses are resolved against it. */
  readonly base: string
  /** Whether anything may be loaded from an address. */
  readonly mayLoad: (url: string) => boolean
  /** Where an image is to be loaded from; `undefined` where it may not be loaded. */
  readonly imageSource: (url: string) => string | undefined
}

/** Attributes that only players and their parts may have, those of every element aside. */
export const playerAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['audio', ['controls', 'preload']],
  ['video', ['controls', 'playsinline', 'poster', 'preload']],
  ['source', ['type']],
  ['track', ['kind', 'label', 'srclang']],
])

/**
 * Makes the players of a body ones that do nothing until the reader starts them: each is built anew
 * with controls, without anything preloaded, from those sources that may be loaded. Where there are
 * none, a link that names the host stands in its place.
 *
 * @returns addresses of the files that the body now plays
 */
export function fitPlayers(body: HTMLElement, options: PlayerOptions): readonly string[] {
  for (const part of body.querySelectorAll('source, track')) {
    if (!part.parentElement?.matches('audio, video')) part.remove()
  }
  return [...body.querySelectorAll<HTMLMediaElement>('audio, video')].flatMap((player) => {
    // One inside another went with it.
    if (!body.contains(player)) return []
    const sources = readSources(player, options.base)
    const allowed = sources.filter(({ url }) => options.mayLoad(url))
    if (allowed.length > 0) player.replaceWith(buildPlayer(player, allowed, options))
    else if (sources[0]) holdBack(player, sources[0].url, describe(player, sources[0].url))
    // What the publisher wrote for those who cannot play anything, often a link.
    else player.replaceWith(...contentsOf(player))
    return allowed.map(({ url }) => withoutNumber(url))
  })
}

interface Source {
  readonly url: string
  readonly type: string | null
}

/** In the order in which browsers try them. */
function readSources(player: HTMLMediaElement, base: string): readonly Source[] {
  return [player, ...childrenOf(player, 'source')].flatMap((element) => {
    const url = webAddress(element.getAttribute('src'), base)
    return url ? { url, type: element.getAttribute('type') } : []
  })
}

/** WordPress numbers the players of a page in the addresses of their files. */
function withoutNumber(url: string): string {
  return url.replace(/\?_=\d+$/, '')
}

function buildPlayer(
  player: HTMLMediaElement,
  sources: readonly Source[],
  options: PlayerOptions,
): HTMLElement {
  const fitted = player.ownerDocument.createElement(player.localName)
  fitted.setAttribute('controls', '')
  fitted.setAttribute('preload', 'none')
  copyAttributes(player, fitted, ['lang', 'dir', 'title'])
  if (player.localName === 'video') {
    copyAttributes(player, fitted, ['width', 'height'])
    fitted.setAttribute('playsinline', '')
    const poster = webAddress(player.getAttribute('poster'), options.base)
    const source = poster && options.imageSource(poster)
    if (source) fitted.setAttribute('poster', source)
  }
  for (const { url, type } of sources) {
    const part = player.ownerDocument.createElement('source')
    part.setAttribute('src', url)
    if (type) part.setAttribute('type', type)
    fitted.append(part)
  }
  for (const track of childrenOf(player, 'track')) {
    const url = webAddress(track.getAttribute('src'), options.base)
    if (!url || !options.mayLoad(url)) continue
    track.setAttribute('src', url)
    fitted.append(track)
  }
  return fitted
}

function copyAttributes(from: Element, to: Element, names: readonly string[]): void {
  for (const name of names) {
    const value = from.getAttribute(name)
    if (value) to.setAttribute(name, value)
  }
}

function describe(player: HTMLMediaElement, url: string): string {
  const { host } = new URL(url)
  return player.localName === 'video' ? m.watchAt(host) : m.listenAt(host)
}

function childrenOf(player: Element, name: string): readonly Element[] {
  return [...player.children].filter(({ localName }) => localName === name)
}

function contentsOf(player: Element): readonly ChildNode[] {
  return [...player.childNodes].filter(
    (node) => !['source', 'track'].includes(node.nodeName.toLowerCase()),
  )
}
