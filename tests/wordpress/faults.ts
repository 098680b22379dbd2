import type { WordPress } from './WordPress.ts'

/** What security plug-ins and shared hosts do to a WordPress; each is switched on and off. */

/** Nobody may read users: neither at `/wp/v2/users` nor embedded in a post. */
export async function lockUsers(wordpress: WordPress, isOn = true): Promise<void> {
  await setOption(wordpress, 'lectern_lock_users', isOn)
}

/** A browser may no longer read `X-WP-Total` and `X-WP-TotalPages`. */
export async function stripTotals(wordpress: WordPress, isOn = true): Promise<void> {
  await setOption(wordpress, 'lectern_strip_totals', isOn)
}

async function setOption(wordpress: WordPress, name: string, isOn: boolean): Promise<void> {
  await wordpress.run(`set_option("${name}", $input);`, isOn ? '1' : '0')
}
