/** What a page asks to be fetched for it. */
const fetchedPattern = /<(?:link|script)\b[^>]*? (?:href|src)="([^"]+)"/g

/**
 * Whether a page names files of the program, and none that this version has not: it would be put
 * together from two versions.
 *
 * @param scope  address of the site's base
 * @param isFileOfVersion  of a file relative to it
 */
export function isOfVersion(
  html: string,
  scope: string,
  isFileOfVersion: (file: string) => boolean,
): boolean {
  const program = [...html.matchAll(fetchedPattern)]
    .map(([, address]) => URL.parse(address!, scope)?.href ?? '')
    .filter((href) => href.startsWith(`${scope}assets/`))
  return program.length > 0 && program.every((href) => isFileOfVersion(href.slice(scope.length)))
}
