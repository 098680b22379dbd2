import type { FeedLimits } from '../../model/feedLimits.ts'
import type { ScannedItem } from '../json/createJsonScanner.ts'
import { createMarkupCursor, type Tag } from './createMarkupCursor.ts'

/**
 * Takes an XML feed apart while it is still arriving: `push` text, get back the source of each item
 * that is complete. What an item means is for a parser to say; here only tags are followed, and
 * loosely: an item ends with its own end tag, whatever is left open inside.
 *
 * An item is an `item` (RSS, RDF) or `entry` (Atom) under the root or the channel, with any prefix.
 */
export interface XmlScanner {
  /** @returns every item completed by this piece of text */
  push(text: string): ScannedItem[]
  /** Local name of the root element in lower case, once it has arrived. */
  rootName(): string | undefined
  /** The start tags of the root and, where there is one, the channel: they declare the prefixes. */
  outline(): Outline
  /** The document without its items, as far as it has arrived, every element closed. */
  head(): string
  /** The same, as far as it stood before the first item. */
  headBeforeItems(): string
  /** The root element was closed. */
  isComplete(): boolean
  /** Something other than an item goes deeper than the limit. */
  isTooDeep(): boolean
  /** The text ends within a tag, a comment or the like. */
  isInMarkup(): boolean
}

export interface Outline {
  readonly root: string
  readonly rootTag: string
  readonly channelTag: string | undefined
}

/** An element right under the root or the channel, being read. */
interface Unit {
  readonly name: string
  readonly isItem: boolean
  readonly start: number
  /** Elements open, itself included. */
  depth: number
  /** Elements of its own name open, itself included. */
  namesakes: number
  fault: 'too-deep' | 'too-long' | undefined
}

const itemNames: Readonly<Record<string, string>> = { rss: 'item', rdf: 'item', feed: 'entry' }

export function createXmlScanner(limits: Pick<FeedLimits, 'depth' | 'itemLength'>): XmlScanner {
  const cursor = createMarkupCursor()
  /** Names of root and channel, as far as they are open. */
  const containers: string[] = []
  let outline: Outline = { root: '', rootTag: '', channelTag: undefined }
  let unit: Unit | undefined
  let headText = ''
  let headBeforeItems: string | undefined
  let isClosed = false
  let isHeadTooDeep = false

  function push(text: string): ScannedItem[] {
    cursor.push(text)
    const items: ScannedItem[] = []
    for (let tag = cursor.next(); tag; tag = cursor.next()) {
      if (unit) readWithin(unit, tag, items)
      else readBetween(tag, items)
    }
    if (unit && cursor.position() - unit.start > limits.itemLength) unit.fault = 'too-long'
    // What will not be read need not be held.
    cursor.forget(unit && !unit.fault ? unit.start : cursor.position())
    return items
  }

  function readBetween(tag: Tag, items: ScannedItem[]): void {
    if (isClosed) return
    if (tag.kind === 'end') closeContainer(tag.name)
    else if (isContainer(tag)) openContainer(tag)
    else beginUnit(tag, items)
  }

  function isContainer(tag: Tag): boolean {
    if (containers.length === 0) return true
    return (
      containers.length === 1 &&
      localName(outline.root) !== 'feed' &&
      localName(tag.name) === 'channel'
    )
  }

  function openContainer(tag: Tag): void {
    const source = cursor.slice(tag.start, tag.end)
    // One that is empty is written as if it were not: the parser need not know of it.
    const startTag = tag.kind === 'empty' ? source.replace(/\/>$/, '>') : source
    if (containers.length === 0) {
      outline = { root: tag.name, rootTag: startTag, channelTag: undefined }
    } else outline = { ...outline, channelTag: outline.channelTag ?? startTag }
    containers.push(tag.name)
    addToHead(startTag)
    if (tag.kind === 'empty') closeContainer(tag.name)
  }

  function closeContainer(name: string): void {
    const index = containers.lastIndexOf(name)
    if (index === -1) return
    headText = head(index)
    containers.length = index
    if (index === 0) isClosed = true
  }

  function beginUnit(tag: Tag, items: ScannedItem[]): void {
    const isItem = localName(tag.name) === itemNames[localName(outline.root)]
    if (isItem) headBeforeItems ??= head()
    unit = { name: tag.name, isItem, start: tag.start, depth: 1, namesakes: 1, fault: undefined }
    if (tag.kind === 'empty') finishUnit(unit, tag.end, items)
  }

  function readWithin(current: Unit, tag: Tag, items: ScannedItem[]): void {
    if (isMissingItsEnd(current, tag)) {
      finishUnit(current, tag.start, items)
      readBetween(tag, items)
    } else if (tag.kind === 'start') {
      current.depth++
      if (tag.name === current.name) current.namesakes++
      if (current.depth > limits.depth) markTooDeep(current)
    } else if (tag.kind === 'end') {
      current.depth = Math.max(1, current.depth - 1)
      if (tag.name === current.name && --current.namesakes === 0) {
        finishUnit(current, tag.end, items)
      }
    }
  }

  /** The next item begins, or the channel ends, where an element of this item was expected. */
  function isMissingItsEnd(current: Unit, tag: Tag): boolean {
    if (!current.isItem || current.depth > 1) return false
    return tag.kind === 'end' ? containers.includes(tag.name) : tag.name === current.name
  }

  function markTooDeep(current: Unit): void {
    current.fault ??= 'too-deep'
    if (!current.isItem) isHeadTooDeep = true
  }

  function finishUnit({ isItem, start, fault }: Unit, end: number, items: ScannedItem[]): void {
    unit = undefined
    const found = fault ?? (end - start > limits.itemLength ? 'too-long' : undefined)
    if (isItem) items.push(found ? { fault: found } : { source: cursor.slice(start, end) })
    else if (!found) addToHead(cursor.slice(start, end))
  }

  /** What a feed says of itself is held to the length of one item, or it could fill the memory. */
  function addToHead(source: string): void {
    if (headText.length + source.length <= limits.itemLength) headText += source
  }

  /** @param from  containers that stay open */
  function head(from = 0): string {
    const ends = containers.slice(from).map((name) => `</${name}>`)
    return headText + ends.toReversed().join('')
  }

  return {
    push,
    rootName: () => (outline.root ? localName(outline.root) : undefined),
    outline: () => outline,
    head: () => head(),
    headBeforeItems: () => headBeforeItems ?? head(),
    isComplete: () => isClosed,
    isTooDeep: () => isHeadTooDeep,
    isInMarkup: () => cursor.isInMarkup(),
  }
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase()
}
