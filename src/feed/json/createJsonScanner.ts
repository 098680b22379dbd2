import type { FeedLimits } from '../../model/feedLimits.ts'

/** The source of one item, or why it was not kept. */
export type ScannedItem = { readonly source: string } | { readonly fault: 'too-deep' | 'too-long' }

/**
 * Takes a JSON document with a list of items apart while it is still arriving: `push` text, get back
 * each item that is complete. A feed of megabytes shows its first posts after the first kilobytes,
 * and one that is cut off still gives every whole item.
 *
 * It follows strings and brackets only; `JSON.parse` reads each item and, at the end, the rest.
 */
export interface JsonScanner {
  /** @returns every item completed by this piece of text */
  push(text: string): ScannedItem[]
  /** The document without its items, as far as it has arrived; `undefined` while it cannot be read. */
  head(): Record<string, unknown> | undefined
  /** The top-level value was closed. */
  isComplete(): boolean
  /** The list of items was met. */
  hasItems(): boolean
  /** Something other than an item goes deeper than the limit. */
  isTooDeep(): boolean
}

const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c

/** How far before a bracket its key is looked for, spaces included. */
const keyReach = 200

/**
 * @param place  `field` the items are the top-level field `items`; `root` the document is their list
 */
export function createJsonScanner(
  place: 'field' | 'root',
  limits: Pick<FeedLimits, 'depth' | 'itemLength'>,
): JsonScanner {
  /** Depth of the brackets around each item. */
  const itemsDepth = place === 'root' ? 1 : 2
  let buffer = ''
  /** Next character of the buffer to look at. */
  let at = 0
  let depth = 0
  let isInString = false
  /** Start of the item being read, or -1 between items. */
  let itemStart = -1
  let itemFault: 'too-deep' | 'too-long' | undefined
  let isHeadTooDeep = false
  let isInItems = false
  let didMeetItems = false
  let isClosed = false
  let headText = ''
  /** Where in the buffer the part that belongs to the head goes on. */
  let headStart = 0

  function push(text: string): ScannedItem[] {
    buffer += text
    const items: ScannedItem[] = []
    while (at < buffer.length) {
      if (isInString) {
        if (!skipString()) break
        continue
      }
      const code = buffer.charCodeAt(at)
      if (isInItems && depth === itemsDepth) readBetweenItems(code, items)
      if (code === quote) isInString = true
      else if (code === openBrace || code === openBracket) open(code)
      else if (code === closeBrace || code === closeBracket) close(items)
      at++
    }
    forget()
    return items
  }

  /** Moves behind the closing quote; false where the text ends before it. */
  function skipString(): boolean {
    while (at < buffer.length) {
      const code = buffer.charCodeAt(at)
      if (code === backslash) {
        if (at + 1 >= buffer.length) return false
        at += 2
      } else {
        at++
        if (code === quote) {
          isInString = false
          return true
        }
      }
    }
    return false
  }

  function open(code: number): void {
    depth++
    if (depth > itemsDepth + limits.depth) {
      if (itemStart === -1) isHeadTooDeep = true
      else itemFault = 'too-deep'
    }
    if (depth === itemsDepth && code === openBracket && !didMeetItems && isItemsList()) {
      isInItems = true
      didMeetItems = true
      headText += buffer.slice(headStart, at + 1)
      headStart = -1
    }
  }

  function isItemsList(): boolean {
    if (place === 'root') return true
    const before = headText.slice(-keyReach) + buffer.slice(Math.max(headStart, at - keyReach), at)
    return /[{,]\s*"items"\s*:\s*$/.test(before)
  }

  /** At the level of the items: anything but space and commas begins one, a comma ends it. */
  function readBetweenItems(code: number, items: ScannedItem[]): void {
    if (code === comma || code === closeBracket) finishItem(items)
    else if (itemStart === -1 && code > 0x20) itemStart = at
  }

  function finishItem(items: ScannedItem[]): void {
    if (itemStart === -1) return
    takeItem(items, at)
  }

  function takeItem(items: ScannedItem[], end: number): void {
    if (end - itemStart > limits.itemLength) itemFault = 'too-long'
    items.push(itemFault ? { fault: itemFault } : { source: buffer.slice(itemStart, end) })
    itemStart = -1
    itemFault = undefined
  }

  function close(items: ScannedItem[]): void {
    depth--
    if (isInItems && depth === itemsDepth - 1) {
      finishItem(items)
      isInItems = false
      headStart = at
    } else if (isInItems && depth === itemsDepth && itemStart !== -1) {
      takeItem(items, at + 1)
    }
    if (depth === 0) isClosed = true
  }

  /** Drops what has been given out, so that memory holds one item and not the feed. */
  function forget(): void {
    if (headStart !== -1) {
      headText += buffer.slice(headStart, at)
      headStart = 0
      buffer = buffer.slice(at)
      at = 0
      return
    }
    if (itemStart !== -1 && at - itemStart > limits.itemLength) itemFault = 'too-long'
    // What will not be read need not be held.
    if (itemFault) itemStart = at
    const keepFrom = itemStart === -1 ? at : itemStart
    buffer = buffer.slice(keepFrom)
    at -= keepFrom
    if (itemStart !== -1) itemStart = 0
  }

  function head(): Record<string, unknown> | undefined {
    return (
      parseObject(headText) ??
      parseObject(headText + ']}') ??
      parseObject(withoutLastField(headText))
    )
  }

  return {
    push,
    head,
    isComplete: () => isClosed,
    hasItems: () => didMeetItems,
    isTooDeep: () => isHeadTooDeep,
  }
}

/** `{"a":1,"b":"cut o` → `{"a":1}`: what a reader may still learn of a feed that was cut off. */
function withoutLastField(text: string): string {
  const end = text.lastIndexOf(',')
  return end === -1 ? '' : `${text.slice(0, end)}}`
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    // Not readable (yet) is an answer here, not a fault: the caller asks again when more has come.
    return undefined
  }
}
