import { fileURLToPath } from 'node:url'
import { guildPublication } from './guildPublication.ts'
import type { Publication } from './Publication.ts'
import type { WordPress } from './WordPress.ts'

const script = fileURLToPath(new URL('site/fill.php', import.meta.url))

/** Writes a publication into an empty WordPress; the same one gives the same site. */
export async function fillWordPress(
  wordpress: WordPress,
  publication: Publication = guildPublication,
): Promise<void> {
  await wordpress.run(`require ${JSON.stringify(script)};`, publication)
}
