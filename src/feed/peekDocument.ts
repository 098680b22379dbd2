import type { FeedDocument } from './fetchFeed.ts'

/** Characters that tell what a document is: the name of its root stands within them. */
const peekLength = 1024

export interface PeekedDocument {
  /** The first characters, at least as many as it takes where the document has them. */
  readonly start: string
  /** The document from its beginning. */
  readonly document: FeedDocument
}

/** Looks at how a document begins, without using it up. */
export async function peekDocument(document: FeedDocument): Promise<PeekedDocument> {
  const rest = document.text[Symbol.asyncIterator]()
  let start = ''
  let bytes = 0
  while (start.length < peekLength) {
    const next = await rest.next()
    if (next.done) break
    start += next.value.text
    bytes += next.value.bytes
  }

  async function* text(): FeedDocument['text'] {
    yield { text: start, bytes }
    yield* { [Symbol.asyncIterator]: () => rest }
  }

  return { start, document: { ...document, text: text() } }
}

/** @returns the text of the document, no more of it than is asked for */
export async function readWhole(document: FeedDocument, maximumLength = Infinity): Promise<string> {
  let whole = ''
  for await (const { text } of document.text) {
    whole += text
    if (whole.length >= maximumLength) break
  }
  return whole
}
