import type { WordPress } from './WordPress.ts'

const structures = { pretty: '/%year%/%monthnum%/%postname%/', plain: '' } as const

/**
 * Chooses how the site writes its addresses. With plain links the API is at `/?rest_route=/` only,
 * and `/wp-json/` shows the front page.
 */
export async function setLinks(
  wordpress: WordPress,
  links: keyof typeof structures,
): Promise<void> {
  await wordpress.run('set_option("permalink_structure", $input);', structures[links])
}
