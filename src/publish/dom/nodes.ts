import { html } from 'parse5'
import { createTest } from './selectors.ts'

/** An attribute, named as parse5 and as a browser name it. */
export interface LeanAttribute {
  /** Without its prefix. */
  readonly localName: string
  readonly name: string
  readonly prefix?: string
  readonly namespace?: string
  readonly namespaceURI: string | null
  value: string
}

const htmlNamespace: string = html.NS.HTML

const nodeTypes = { element: 1, text: 3, comment: 8, document: 9, doctype: 10, fragment: 11 }

/**
 * A node and its place among others. Its fields have names that no id in a feed is likely to be.
 *
 * DOMPurify looks up what it calls on the prototypes of nodes and elements and applies it to nodes of
 * any kind. So what every node has is here, and in no class below.
 */
export abstract class LeanNode {
  readonly $document: LeanDocument
  readonly $type: number
  readonly $name: string
  $parent: LeanParent | null = null
  $previous: LeanNode | null = null
  $next: LeanNode | null = null
  $first: LeanNode | null = null
  $last: LeanNode | null = null
  /** The same list each time it is asked for: that it is not tells a form whose fields hide it. */
  $children: LeanNode[] | undefined
  $isListed = false

  /** @param document  absent for a document */
  constructor(document: LeanDocument | undefined, type: number, name: string) {
    this.$document = document ?? (this as unknown as LeanDocument)
    this.$type = type
    this.$name = name
  }

  abstract get textContent(): string
  abstract $copy(isDeep: boolean): LeanNode

  get nodeType(): number {
    return this.$type
  }
  get nodeName(): string {
    return this.$name
  }
  get ownerDocument(): LeanDocument | null {
    return this.$document === (this as LeanNode) ? null : this.$document
  }
  get parentNode(): LeanParent | null {
    return this.$parent
  }
  get parentElement(): LeanElement | null {
    return this.$parent instanceof LeanElement ? this.$parent : null
  }
  get nextSibling(): LeanNode | null {
    return this.$next
  }
  get previousSibling(): LeanNode | null {
    return this.$previous
  }
  get firstChild(): LeanNode | null {
    return this.$first
  }
  get childNodes(): readonly LeanNode[] {
    const children = (this.$children ??= [])
    if (!this.$isListed) {
      children.length = 0
      for (let node = this.$first; node; node = node.$next) children.push(node)
      this.$isListed = true
    }
    return children
  }
  hasChildNodes(): boolean {
    return this.$first !== null
  }
  cloneNode(isDeep = false): LeanNode {
    return this.$copy(isDeep)
  }

  remove(): void {
    this.$parent?.removeChild(this)
  }
  before(...nodes: (LeanNode | string)[]): void {
    for (const node of nodes) this.$parent?.insertBefore(this.$toNode(node), this)
  }
  after(...nodes: (LeanNode | string)[]): void {
    const next = this.$next
    for (const node of nodes) this.$parent?.insertBefore(this.$toNode(node), next)
  }
  replaceWith(...nodes: (LeanNode | string)[]): void {
    this.before(...nodes)
    this.remove()
  }
  $toNode(node: LeanNode | string): LeanNode {
    return typeof node === 'string' ? new LeanText(this.$document, node) : node
  }
}

export class LeanText extends LeanNode {
  data: string
  constructor(document: LeanDocument, data: string) {
    super(document, nodeTypes.text, '#text')
    this.data = data
  }
  get textContent() {
    return this.data
  }
  $copy() {
    return new LeanText(this.$document, this.data)
  }
}

export class LeanComment extends LeanNode {
  data: string
  constructor(document: LeanDocument, data: string) {
    super(document, nodeTypes.comment, '#comment')
    this.data = data
  }
  get textContent() {
    return this.data
  }
  $copy() {
    return new LeanComment(this.$document, this.data)
  }
}

export class LeanDoctype extends LeanNode {
  readonly name: string
  constructor(document: LeanDocument, name: string) {
    super(document, nodeTypes.doctype, name)
    this.name = name
  }
  get textContent() {
    return ''
  }
  $copy() {
    return new LeanDoctype(this.$document, this.name)
  }
}

/** A node that may have others in it. */
export abstract class LeanParent extends LeanNode {
  get children(): readonly LeanElement[] {
    return this.childNodes.filter((node) => node instanceof LeanElement)
  }
  get firstElementChild(): LeanElement | null {
    for (let node = this.$first; node; node = node.$next)
      if (node instanceof LeanElement) return node
    return null
  }

  get textContent(): string {
    let text = ''
    for (let node = this.$first; node; node = following(node, this)) {
      if (node instanceof LeanText) text += node.data
    }
    return text
  }
  set textContent(text: string) {
    while (this.$first) this.removeChild(this.$first)
    if (text !== '') this.appendChild(new LeanText(this.$document, text))
  }

  appendChild(node: LeanNode): LeanNode {
    return this.insertBefore(node, null)
  }
  append(...nodes: (LeanNode | string)[]): void {
    for (const node of nodes) this.appendChild(this.$toNode(node))
  }
  insertBefore(node: LeanNode, next: LeanNode | null): LeanNode {
    if (node === next) return node
    if (node instanceof LeanParent && node.contains(this)) {
      throw new Error('publish: a node cannot be put into itself')
    }
    node.remove()
    node.$parent = this
    node.$next = next
    node.$previous = next ? next.$previous : this.$last
    if (node.$previous) node.$previous.$next = node
    else this.$first = node
    if (next) next.$previous = node
    else this.$last = node
    this.$isListed = false
    return node
  }
  removeChild(node: LeanNode): LeanNode {
    if (node.$parent !== this) throw new Error('publish: the node to be removed is elsewhere')
    this.$document.$iterator?.leave(node)
    if (node.$previous) node.$previous.$next = node.$next
    else this.$first = node.$next
    if (node.$next) node.$next.$previous = node.$previous
    else this.$last = node.$previous
    node.$parent = node.$previous = node.$next = null
    this.$isListed = false
    return node
  }
  contains(node: LeanNode | null): boolean {
    for (let at: LeanNode | null = node; at; at = at.$parent) if (at === this) return true
    return false
  }
  /** @returns the elements in it, in the order of the document */
  querySelectorAll(selector: string): readonly LeanElement[] {
    const isMeant = createTest(selector)
    const found: LeanElement[] = []
    for (let node = this.$first; node; node = following(node, this)) {
      if (node instanceof LeanElement && isMeant(node)) found.push(node)
    }
    return found
  }
  querySelector(selector: string): LeanElement | null {
    return this.querySelectorAll(selector)[0] ?? null
  }
  getElementsByTagName(name: string): readonly LeanElement[] {
    return this.querySelectorAll(name)
  }
  $copyChildrenTo<Copy extends LeanParent>(copy: Copy): Copy {
    for (let node = this.$first; node; node = node.$next) copy.appendChild(node.$copy(true))
    return copy
  }
}

/** The next node in the order of the document, up to the end of what is in another. */
function following(node: LeanNode, within: LeanNode): LeanNode | null {
  if (node.$first) return node.$first
  for (let at: LeanNode | null = node; at && at !== within; at = at.$parent) {
    if (at.$next) return at.$next
  }
  return null
}

export class LeanFragment extends LeanParent {
  constructor(document: LeanDocument) {
    super(document, nodeTypes.fragment, '#document-fragment')
  }
  $copy(isDeep: boolean): LeanFragment {
    const copy = new LeanFragment(this.$document)
    return isDeep ? this.$copyChildrenTo(copy) : copy
  }
}

export class LeanElement extends LeanParent {
  readonly localName: string
  readonly $namespace: string
  readonly $attributes: LeanAttribute[]
  /** Of a template: what is in it is no part of the page. */
  content?: LeanFragment

  constructor(
    document: LeanDocument,
    localName: string,
    namespace: string,
    attributes: LeanAttribute[] = [],
  ) {
    const isHtml = namespace === htmlNamespace
    super(document, nodeTypes.element, isHtml ? localName.toUpperCase() : localName)
    this.localName = localName
    this.$namespace = namespace
    this.$attributes = attributes
  }
  get tagName(): string {
    return this.$name
  }
  get namespaceURI(): string {
    return this.$namespace
  }
  get shadowRoot(): null {
    return null
  }

  get attributes(): readonly LeanAttribute[] {
    return this.$attributes
  }
  getAttributeNode(name: string): LeanAttribute | null {
    return this.$attributes.find((attribute) => attribute.name === name) ?? null
  }
  getAttribute(name: string): string | null {
    return this.getAttributeNode(name)?.value ?? null
  }
  hasAttribute(name: string): boolean {
    return this.getAttributeNode(name) !== null
  }
  setAttribute(name: string, value: string): void {
    const known = this.getAttributeNode(name)
    if (known) known.value = value
    else {
      const attribute = { name, localName: name, namespaceURI: null, value }
      this.$attributes.push(attribute)
    }
  }
  setAttributeNS(namespace: string, name: string, value: string): void {
    const known = this.$attributes.find(
      (attribute) => attribute.namespaceURI === namespace && attribute.name === name,
    )
    if (!known) throw new Error(`publish: there is no attribute ${name}`)
    known.value = value
  }
  removeAttributeNode(attribute: LeanAttribute): LeanAttribute {
    const at = this.$attributes.indexOf(attribute)
    if (at === -1) throw new Error(`publish: the attribute ${attribute.name} is elsewhere`)
    this.$attributes.splice(at, 1)
    return attribute
  }
  removeAttribute(name: string): void {
    const attribute = this.getAttributeNode(name)
    if (attribute) this.removeAttributeNode(attribute)
  }

  get id(): string {
    return this.getAttribute('id') ?? ''
  }
  set id(id: string) {
    this.setAttribute('id', id)
  }
  set href(address: string) {
    this.setAttribute('href', address)
  }
  set className(names: string) {
    this.setAttribute('class', names)
  }
  set tabIndex(index: number) {
    this.setAttribute('tabindex', String(index))
  }
  /** Names of one word. */
  get dataset(): Record<string, string | undefined> {
    return new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_target, name) => this.getAttribute(`data-${String(name)}`) ?? undefined,
        set: (_target, name, value) => {
          this.setAttribute(`data-${String(name)}`, String(value))
          return true
        },
      },
    )
  }
  /** Of a table. */
  get caption(): LeanElement | null {
    return this.children.find(({ localName }) => localName === 'caption') ?? null
  }

  matches(selector: string): boolean {
    return createTest(selector)(this)
  }
  closest(selector: string): LeanElement | null {
    const isMeant = createTest(selector)
    if (isMeant(this)) return this
    let at = this.parentElement
    while (at && !isMeant(at)) at = at.parentElement
    return at
  }
  get innerHTML(): string {
    return this.$document.$write(this, 'inner')
  }
  get outerHTML(): string {
    return this.$document.$write(this, 'outer')
  }
  $copy(isDeep: boolean): LeanElement {
    const attributes = this.$attributes.map((attribute) => ({ ...attribute }))
    const copy = new LeanElement(this.$document, this.localName, this.$namespace, attributes)
    if (this.content) copy.content = this.content.$copy(isDeep)
    return isDeep ? this.$copyChildrenTo(copy) : copy
  }
}

/** Goes through nodes while they are taken out and put in. */
interface LeanIterator {
  nextNode(): LeanNode | null
  /** A node is about to be taken out. */
  leave(node: LeanNode): void
}

/** Writes an element as HTML, or what is in it. */
export type WriteElement = (element: LeanElement, what: 'inner' | 'outer') => string

export class LeanDocument extends LeanParent {
  /** Without a doctype a table may stand in a paragraph. */
  $mode = html.DOCUMENT_MODE.NO_QUIRKS
  /** The last that was asked for: one at a time goes through a document. */
  $iterator: LeanIterator | undefined

  readonly $write: WriteElement

  constructor(write: WriteElement) {
    super(undefined, nodeTypes.document, '#document')
    this.$write = write
  }
  get documentElement(): LeanElement | null {
    return this.firstElementChild
  }
  get body(): LeanElement | null {
    return this.documentElement?.children.find(({ localName }) => localName === 'body') ?? null
  }
  createElement(name: string): LeanElement {
    const element = new LeanElement(this, name.toLowerCase(), htmlNamespace)
    if (element.localName === 'template') element.content = new LeanFragment(this)
    return element
  }
  createTextNode(data: string): LeanText {
    return new LeanText(this, data)
  }
  createDocumentFragment(): LeanFragment {
    return new LeanFragment(this)
  }
  importNode(node: LeanNode, isDeep: boolean): LeanNode {
    return node.$copy(isDeep)
  }
  createNodeIterator(root: LeanNode): LeanIterator {
    const iterator = createIterator(root, this.$iterator)
    this.$iterator = iterator
    return iterator
  }
  $copy(): LeanDocument {
    throw new Error('publish: a document is not copied')
  }
}

/** @param outer  goes through the same document and has not come to its end */
function createIterator(root: LeanNode, outer: LeanIterator | undefined): LeanIterator {
  let reference = root
  // A fragment is not met itself.
  let isBefore = root.$type === nodeTypes.element
  return {
    nextNode: () => {
      if (isBefore) {
        isBefore = false
        return reference
      }
      const next = following(reference, root)
      if (next) reference = next
      return next
    },
    // As the DOM has it: what follows the node is met next, whatever is put in its place.
    leave: (node) => {
      outer?.leave(node)
      if (!(node === reference || (node instanceof LeanParent && node.contains(reference)))) return
      if (node === root) return
      reference = node.$previous ? lastIn(node.$previous) : (node.$parent ?? root)
    },
  }
}

function lastIn(node: LeanNode): LeanNode {
  let last = node
  while (last.$last) last = last.$last
  return last
}
