/**
 * Whether an image may be asked for: it is the site's own, or its host is listed in the site file.
 * Any other request would tell a third party who reads what.
 *
 * @param siteOrigin  origin of the page
 */
export function mayLoadImage(
  url: string,
  imageHosts: readonly string[],
  siteOrigin: string,
): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && (parsed.origin === siteOrigin || imageHosts.includes(parsed.host))
}
