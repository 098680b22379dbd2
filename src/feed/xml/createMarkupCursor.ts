/** One tag as it stands in the document. Places are characters from its beginning. */
export interface Tag {
  readonly kind: 'start' | 'end' | 'empty'
  /** As written, prefix included. */
  readonly name: string
  readonly start: number
  /** Behind the closing bracket. */
  readonly end: number
}

/**
 * Goes through XML that is still arriving from tag to tag, past everything that may hold a `<` that
 * is none: CDATA sections, comments, processing instructions, the document type with its entities.
 * A `<` that begins nothing is text, as in `5 < 6`.
 */
export interface MarkupCursor {
  push(text: string): void
  /** @returns the next tag, or `undefined` until more of the document has arrived */
  next(): Tag | undefined
  slice(start: number, end: number): string
  /** Nothing before this place will be asked for again. */
  forget(before: number): void
  /** How far the document has been read. */
  position(): number
  /** The text ends within a tag, a comment or the like. */
  isInMarkup(): boolean
}

/** What is being read; anything but text and tags is passed over. */
type Mode = 'text' | 'tag' | 'doctype' | 'comment' | 'cdata' | 'instruction'

const opening = { comment: '<!--', cdata: '<![CDATA[', instruction: '<?' } as const
const closing = { comment: '-->', cdata: ']]>', instruction: '?>' } as const
const doctypeStart = '<!DOCTYPE'

/** Characters after which a tag that has not ended is none, so that it need not be held. */
const longestTag = 1_000_000

export function createMarkupCursor(): MarkupCursor {
  let buffer = ''
  /** Place in the document of the first character of the buffer. */
  let offset = 0
  /** Next character of the buffer to look at. */
  let at = 0
  let mode: Mode = 'text'
  /** Where in the buffer the tag being read begins. */
  let tagStart = 0
  /** The quotation mark that the value being read ends with. */
  let quote = ''
  let brackets = 0
  let isInSubset = false
  let didMeetTag = false

  function next(): Tag | undefined {
    for (;;) {
      if (mode === 'text' && !begin()) return undefined
      if (mode === 'tag') {
        const end = findTagEnd()
        if (end === 'unknown') return undefined
        if (end !== 'none') return readTag(end)
      } else if (!passOver(mode)) return undefined
    }
  }

  /** Moves to the next `<` and behind what shows its kind; false where the text ends before that. */
  function begin(): boolean {
    for (;;) {
      const start = buffer.indexOf('<', at)
      at = start === -1 ? buffer.length : start
      if (start === -1) return false
      const begun = modeAt(start)
      if (begun === undefined) return false
      if (begun !== 'text') {
        enter(begun, start)
        return true
      }
      at = start + 1
    }
  }

  function enter(begun: Mode, start: number): void {
    mode = begun
    tagStart = start
    quote = ''
    if (begun === 'tag') at = start + 1
    else if (begun === 'doctype') at = start + doctypeStart.length
    else if (begun !== 'text') at = start + opening[begun].length
  }

  /** @returns `undefined` where the next characters have to be known first */
  function modeAt(start: number): Mode | undefined {
    const second = buffer[start + 1]
    if (second === undefined) return undefined
    if (second === '?') return 'instruction'
    if (second !== '!') return /[\p{L}_:/]/u.test(second) ? 'tag' : 'text'
    const text = buffer.slice(start, start + doctypeStart.length)
    if (text.startsWith(opening.comment)) return 'comment'
    if (text === opening.cdata) return 'cdata'
    // After the first tag "<!" can only be a slip of someone who wrote HTML into the feed.
    if (text.toUpperCase() === doctypeStart) return didMeetTag ? 'text' : 'doctype'
    const mayBecome = [opening.comment, opening.cdata, doctypeStart].some((word) =>
      word.startsWith(text.toUpperCase()),
    )
    return mayBecome ? undefined : 'text'
  }

  function passOver(passed: Exclude<Mode, 'tag'>): boolean {
    if (passed === 'text') return true
    if (passed === 'doctype') return passDoctype()
    if (!passUntil(closing[passed])) return false
    mode = isInSubset ? 'doctype' : 'text'
    return true
  }

  function passUntil(mark: string): boolean {
    const found = buffer.indexOf(mark, at)
    // The mark itself may be cut in two.
    at = found === -1 ? Math.max(at, buffer.length - mark.length + 1) : found + mark.length
    return found !== -1
  }

  /** `<!DOCTYPE rss [ … ]>`: what entities it declares is nothing to us, only where it ends. */
  function passDoctype(): boolean {
    for (; at < buffer.length; at++) {
      const sign = buffer[at]!
      if (quote) {
        if (sign === quote) quote = ''
      } else if (sign === '"' || sign === "'") quote = sign
      else if (sign === '[') brackets++
      else if (sign === ']') brackets--
      else if (sign === '<') {
        const begun = modeAt(at)
        if (begun === undefined) return false
        if (begun === 'comment' || begun === 'instruction') {
          isInSubset = true
          enter(begun, at)
          return true
        }
      } else if (sign === '>' && brackets <= 0) {
        at++
        isInSubset = false
        mode = 'text'
        return true
      }
    }
    return false
  }

  /** A `<` inside shows that the tag was none (XML has no bare `<` in values either): it is text. */
  function findTagEnd(): number | 'unknown' | 'none' {
    for (; at < buffer.length; at++) {
      const sign = buffer[at]!
      if (sign === '<' || at - tagStart > longestTag) {
        mode = 'text'
        return 'none'
      }
      if (quote) {
        if (sign === quote) quote = ''
      } else if (sign === '"' || sign === "'") quote = sign
      else if (sign === '>') return at + 1
    }
    return 'unknown'
  }

  function readTag(end: number): Tag {
    at = end
    mode = 'text'
    didMeetTag = true
    const inner = buffer.slice(tagStart + 1, end - 1)
    const kind = inner.startsWith('/') ? 'end' : inner.endsWith('/') ? 'empty' : 'start'
    const name = /^\/?([^\s/]*)/.exec(inner)![1]!
    return { kind, name, start: offset + tagStart, end: offset + end }
  }

  function forget(before: number): void {
    const cut = Math.min(before - offset, position() - offset)
    if (cut <= 0) return
    buffer = buffer.slice(cut)
    offset += cut
    at -= cut
    tagStart -= cut
  }

  function position(): number {
    return offset + (mode === 'tag' ? tagStart : at)
  }

  return {
    push: (text) => {
      buffer += text
    },
    next,
    slice: (start, end) => buffer.slice(start - offset, end - offset),
    forget,
    position,
    isInMarkup: () => mode !== 'text' || at < buffer.length,
  }
}
