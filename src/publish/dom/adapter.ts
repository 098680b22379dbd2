import {
  serialize,
  serializeOuter,
  type html,
  type Token,
  type TreeAdapter,
  type TreeAdapterTypeMap,
} from 'parse5'
import {
  LeanComment,
  LeanDoctype,
  LeanDocument,
  LeanElement,
  LeanFragment,
  LeanText,
  type LeanAttribute,
  type LeanNode,
  type LeanParent,
  type WriteElement,
} from './nodes.ts'

type LeanTree = TreeAdapterTypeMap<
  LeanNode,
  LeanParent,
  LeanNode,
  LeanDocument,
  LeanFragment,
  LeanElement,
  LeanComment,
  LeanText,
  LeanElement,
  LeanDoctype
>

/** Scripts are off in it, as in what a DOMParser reads. */
export const write: WriteElement = (element, what) => {
  const options = { treeAdapter: adapter, scriptingEnabled: false }
  return what === 'inner' ? serialize(element, options) : serializeOuter(element, options)
}

/** The document that is being read: parse5 makes nodes without saying of which. */
let current: LeanDocument

/** How parse5, whose reading is that of the standard, builds lean nodes and writes them out. */
export const adapter: TreeAdapter<LeanTree> = {
  createDocument: () => (current = new LeanDocument(write)),
  createDocumentFragment: () => new LeanFragment(current),
  createElement: (name, namespace, attributes) =>
    new LeanElement(current, name, namespace, attributes.map(toAttribute)),
  createCommentNode: (data) => new LeanComment(current, data),
  createTextNode: (data) => new LeanText(current, data),
  appendChild: (parent, node) => void parent.appendChild(node),
  insertBefore: (parent, node, next) => void parent.insertBefore(node, next),
  setTemplateContent: (template, content) => void (template.content = content),
  getTemplateContent: (template) => template.content!,
  setDocumentType: (document, name) => void document.appendChild(new LeanDoctype(document, name)),
  setDocumentMode: (document, mode) => void (document.$mode = mode),
  getDocumentMode: (document) => document.$mode,
  detachNode: (node) => node.remove(),
  insertText: (parent, text) => {
    const last = parent.$last
    if (last instanceof LeanText) last.data += text
    else parent.appendChild(new LeanText(current, text))
  },
  insertTextBefore: (parent, text, next) => {
    const before = next.$previous
    if (before instanceof LeanText) before.data += text
    else parent.insertBefore(new LeanText(current, text), next)
  },
  adoptAttributes: (element, attributes) => {
    for (const attribute of attributes.map(toAttribute)) {
      if (!element.hasAttribute(attribute.name)) element.$attributes.push(attribute)
    }
  },
  getFirstChild: (node) => node.firstChild,
  getChildNodes: (node) => node.childNodes as LeanNode[],
  getParentNode: (node) => node.$parent,
  getAttrList: (element) =>
    element.$attributes.map(({ localName, value, prefix, namespace }) => ({
      name: localName,
      value,
      ...(prefix !== undefined && { prefix }),
      ...(namespace !== undefined && { namespace }),
    })),
  getTagName: (element) => element.localName,
  getNamespaceURI: (element) => element.$namespace as html.NS,
  getTextNodeContent: (node) => node.data,
  getCommentNodeContent: (node) => node.data,
  getDocumentTypeNodeName: (node) => node.name,
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode: (node) => node instanceof LeanText,
  isCommentNode: (node) => node instanceof LeanComment,
  isDocumentTypeNode: (node) => node instanceof LeanDoctype,
  isElementNode: (node) => node instanceof LeanElement,
  setNodeSourceCodeLocation: () => {},
  getNodeSourceCodeLocation: () => null,
  updateNodeSourceCodeLocation: () => {},
}

function toAttribute({ name, value, prefix, namespace }: Token.Attribute): LeanAttribute {
  return {
    localName: name,
    name: prefix ? `${prefix}:${name}` : name,
    ...(prefix !== undefined && { prefix }),
    ...(namespace !== undefined && { namespace }),
    namespaceURI: namespace ?? null,
    value,
  }
}
