import { adaptTypes } from '../../feed/wordpress/adaptTypes.ts'
import { createRequest, type AskOptions } from '../../feed/wordpress/askPosts.ts'
import { findWordPress } from '../../feed/wordpress/findWordPress.ts'
import { nameTypes, typesUrl } from '../../feed/wordpress/readIndex.ts'
import type { FeedSource } from '../../model/Site.ts'
import { askOpenly } from './askOpenly.ts'
import type { Answers } from './createAnswers.ts'
import { siteKey, type RemoteSite } from './RemoteSite.ts'

/**
 * Finds the API of a site and what its collections are.
 *
 * @throws why it cannot be had, and was not at an earlier visit
 */
export async function readRemoteSite(
  source: FeedSource,
  isFirst: boolean,
  answers: Answers,
  options: AskOptions,
): Promise<RemoteSite> {
  const site = siteKey({ source })
  const { root, details } = await answers.get({
    site,
    key: `root of ${source.url}`,
    ask: () => findWordPress(source.url, createRequest(options)),
  })
  const { value } = await askOpenly(site, answers, options, typesUrl(root))
  const types = adaptTypes(value)
  const collections = [...nameTypes(source, types)].map(([name, typeName]) => {
    const type = types.find(({ collection }) => collection === name)
    return { name, typeName, type: type?.type ?? name, taxonomies: type?.taxonomies ?? [] }
  })
  return { source, isFirst, root, details, collections }
}
