/**
 * Whether an image may be asked for: it is the site's own, or its host is listed in the site file.
 * Any other request would tell a third party who reads what.
 *
 * @param siteUrl  any address of the site
 */
export function mayLoadImage(
  url: string,
  { siteUrl, imageHosts }: { readonly siteUrl: string; readonly imageHosts: readonly string[] },
): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  return parsed.origin === new URL(siteUrl).origin || imageHosts.includes(parsed.host)
}
