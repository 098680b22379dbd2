declare const untrusted: unique symbol

/**
 * HTML as a feed gave it. It is kept as it came, so that a better sanitizer also protects what was
 * stored long ago; only `ui/post/sanitizeHtml` may turn it into something that is shown.
 */
export type UntrustedHtml = string & { readonly [untrusted]: true }

/** Marks a string from outside as HTML that has to be sanitized before it is shown. */
export function asUntrustedHtml(html: string): UntrustedHtml {
  return html as UntrustedHtml
}
