/** Puts a link in place of what is not loaded; inside a link of the feed's own, its text alone. */
export function holdBack(element: Element, url: string, text: string): void {
  const link = element.ownerDocument.createElement('a')
  link.href = url
  link.className = 'held'
  link.textContent = text
  element.replaceWith(element.closest('a') ? text : link)
}
