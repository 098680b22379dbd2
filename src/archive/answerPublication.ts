import type { FeedDetails } from '../model/Feed.ts'
import type { Site } from '../model/Site.ts'
import { facetIds } from '../search/facets.ts'
import type { Publication } from './Archive.ts'

/**
 * What every screen says of the publication.
 *
 * @param site  absent where it could not be read
 * @param details  what its feeds say
 */
export function answerPublication(
  site: Site | undefined,
  details: FeedDetails,
  siteUrl: string,
): Publication {
  const description = site?.description ?? details.description
  return {
    title: site?.title ?? details.title ?? new URL(siteUrl).host,
    ...(description && { description }),
    language: details.language ?? site?.language ?? 'en',
    ...(details.homePageUrl && { homePageUrl: details.homePageUrl }),
    siteUrl: new URL('.', siteUrl).href,
    ...(site?.notice && { notice: site.notice }),
    facetIds: facetIds(site?.facets ?? []),
    imageHosts: site?.imageHosts ?? [],
  }
}
