import { siteRoot } from '../../archive/published/publishedFiles.ts'
import type { Site } from '../../model/Site.ts'
import { headersFile, securityHeaders } from '../headers.ts'
import type { WrittenFiles } from './writeFiles.ts'

/** Writes the headers that a host should send. @param styles  of pages, as sources of a policy */
export async function writeHeaders(
  { feeds, imageHosts }: Site,
  styles: readonly string[],
  files: WrittenFiles,
): Promise<void> {
  const elsewhere = feeds.filter(({ url }) => !url.startsWith(siteRoot))
  const headers = securityHeaders({ feeds: elsewhere, imageHosts }, styles)
  await files.write({ path: headersFile, content: `${JSON.stringify(headers, undefined, 2)}\n` })
}
