/**
 * Takes a JSON Feed apart while it is still arriving: `push` text, get back the source of each item
 * that is complete. A feed of megabytes shows its first posts after the first kilobytes, and one
 * that is cut off still gives every whole item.
 *
 * It follows strings and brackets only; `JSON.parse` reads each item and, at the end, the rest.
 */
export interface JsonFeedScanner {
  /** @returns the JSON source of every item completed by this piece of text */
  push(text: string): string[]
  /** The document without its items, as far as it has arrived; `undefined` while it cannot be read. */
  head(): Record<string, unknown> | undefined
  /** The top-level value was closed. */
  isComplete(): boolean
  /** A top-level array called `items` was met. */
  hasItems(): boolean
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

export function createJsonFeedScanner(): JsonFeedScanner {
  let buffer = ''
  /** Next character of the buffer to look at. */
  let at = 0
  let depth = 0
  let isInString = false
  /** Start of the item being read, or -1 between items. */
  let itemStart = -1
  let isInItems = false
  let didMeetItems = false
  let isClosed = false
  let headText = ''
  /** Where in the buffer the part that belongs to the head goes on. */
  let headStart = 0

  function push(text: string): string[] {
    buffer += text
    const items: string[] = []
    while (at < buffer.length) {
      if (isInString) {
        if (!skipString()) break
        continue
      }
      const code = buffer.charCodeAt(at)
      if (isInItems && depth === 2) readBetweenItems(code, items)
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
    if (depth === 2 && code === openBracket && !didMeetItems && endsWithItemsKey()) {
      isInItems = true
      didMeetItems = true
      headText += buffer.slice(headStart, at + 1)
      headStart = -1
    }
  }

  function endsWithItemsKey(): boolean {
    const before = headText.slice(-keyReach) + buffer.slice(Math.max(headStart, at - keyReach), at)
    return /[{,]\s*"items"\s*:\s*$/.test(before)
  }

  /** At the level of the items: anything but space and commas begins one, a comma ends it. */
  function readBetweenItems(code: number, items: string[]): void {
    if (code === comma || code === closeBracket) finishItem(items)
    else if (itemStart === -1 && code > 0x20) itemStart = at
  }

  function finishItem(items: string[]): void {
    if (itemStart === -1) return
    items.push(buffer.slice(itemStart, at))
    itemStart = -1
  }

  function close(items: string[]): void {
    depth--
    if (isInItems && depth === 1) {
      finishItem(items)
      isInItems = false
      headStart = at
    } else if (isInItems && depth === 2 && itemStart !== -1) {
      items.push(buffer.slice(itemStart, at + 1))
      itemStart = -1
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
