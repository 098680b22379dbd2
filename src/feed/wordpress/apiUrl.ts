/**
 * Address of a part of a WordPress API. Where pretty addresses are off the root is
 * `/?rest_route=/` and the path goes into that parameter.
 *
 * @param root  ends with a slash, or has the parameter `rest_route`
 * @param path  such as `wp/v2/posts`
 */
export function apiUrl(root: string, path: string, parameters: Record<string, string>): string {
  const url = new URL(root)
  const route = url.searchParams.get('rest_route')
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`
  else url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/${path}`)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

/** Parameters of an address that would get in the way of those that are sent with each request. */
const replaced = [
  'page',
  'per_page',
  'offset',
  'order',
  'orderby',
  '_fields',
  '_embed',
  '_envelope',
]

/**
 * The root of the API that a collection's address belongs to, where it is one. A parameter that
 * chooses among its posts (`categories`, `lang`) stays with the root and goes along with each request.
 */
export function splitCollectionUrl(
  address: string,
): { readonly root: string; readonly collection: string } | undefined {
  const url = new URL(address)
  const route = url.searchParams.get('rest_route')
  const path = route ?? url.pathname
  const parts = /^(.*\/)wp\/v2\/([\w-]+)\/?$/.exec(path)
  if (!parts) return undefined
  const [, before, collection] = parts
  for (const name of replaced) url.searchParams.delete(name)
  if (route === null) url.pathname = before!
  else url.searchParams.set('rest_route', before!)
  return { root: url.href, collection: collection! }
}

/** Where the API of a site is, if it does not say: where WordPress has it, there and at the top. */
export function guessApiRoots(siteUrl: string): readonly string[] {
  const { origin, pathname } = new URL(siteUrl)
  const folder = pathname.replace(/\/[^/]*\.[^/]*$/, '').replace(/\/$/, '')
  const homes = [...new Set([folder, ''])].map((path) => `${origin}${path}/`)
  return homes.flatMap((home) => [`${home}wp-json/`, `${home}?rest_route=/`])
}
