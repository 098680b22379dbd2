/**
 * Makes the content of an element like that of another. Whatever is alike already stays as it is, so
 * that a selection, the focus and a recording that plays outlive a change elsewhere in the text.
 *
 * @param wanted  is taken apart
 */
export function adjustTo(element: Element, wanted: Element | DocumentFragment): void {
  const nodes = [...wanted.childNodes]
  if (nodes.length !== element.childNodes.length) {
    element.replaceChildren(...nodes)
    return
  }
  for (const [index, node] of [...element.childNodes].entries()) {
    const other = nodes[index]!
    if (isLedTo(node) && other instanceof Element) other.setAttribute('tabindex', '-1')
    if (node.isEqualNode(other)) continue
    if (isElementLike(node, other)) adjustTo(node, other as Element)
    else node.replaceWith(other)
  }
}

/** Whoever was led to a block in the text has the focus there, by an attribute that is not the text's. */
function isLedTo(node: Node): boolean {
  return node instanceof Element && node.getAttribute('tabindex') === '-1'
}

/** Apart from what is in them. Of a picture there is nothing in it, and a copy would be fetched. */
function isElementLike(node: Node, other: Node): node is Element {
  if (!(node instanceof Element) || !node.hasChildNodes()) return false
  return node.cloneNode().isEqualNode(other.cloneNode())
}
