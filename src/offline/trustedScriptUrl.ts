/**
 * Under Trusted Types the browser starts workers only from addresses that a policy has passed. This
 * is the one policy for them: it passes scripts of the site itself.
 */
const policy = window.trustedTypes?.createPolicy('app-urls', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin === location.origin) return url
    throw new TypeError(`offline: "${url}" is not a script of this site`)
  },
})

/** An address that a worker may be started from. */
export function trustedScriptUrl(url: string): string {
  // The DOM's types do not know that workers take a TrustedScriptURL.
  return (policy ? policy.createScriptURL(url) : url) as string
}
