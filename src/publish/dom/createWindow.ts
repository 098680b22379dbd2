import type { WindowLike } from 'dompurify'
import { parse } from 'parse5'
import { adapter, write } from './adapter.ts'
import { LeanDocument, LeanElement, LeanNode } from './nodes.ts'
import { propertyNames } from './propertyNames.ts'

/**
 * As much of a browser's window as DOMPurify and what cleans texts make use of. Documents are read
 * and written by parse5, to the letter of the standard; what is between is a plain tree of nodes.
 * jsdom, which reads by parse5 too, takes several times as long and holds a hundred megabytes.
 */
export function createWindow(): WindowLike {
  // DOMPurify looks there for what an id would stand in the place of.
  const document = new Proxy(new LeanDocument(write), withNames)
  const window = {
    document: Object.assign(document, {
      implementation: { createHTMLDocument: () => parseDocument('') },
    }),
    Node: LeanNode,
    Element: LeanElement,
    HTMLTemplateElement: LeanElement,
    NodeFilter: {
      SHOW_ELEMENT: 0x1,
      SHOW_TEXT: 0x4,
      SHOW_CDATA_SECTION: 0x8,
      SHOW_PROCESSING_INSTRUCTION: 0x40,
      SHOW_COMMENT: 0x80,
    },
    DOMParser: class {
      parseFromString(source: string): LeanDocument {
        return parseDocument(source)
      }
    },
  }
  return window as unknown as WindowLike
}

const withNames: ProxyHandler<LeanDocument> = {
  has: (target, name) => name in target || propertyNames.has(String(name)),
}

/** Scripts are off in it, as they are in what a DOMParser reads. */
function parseDocument(source: string): LeanDocument {
  return parse(source, { treeAdapter: adapter, scriptingEnabled: false })
}
