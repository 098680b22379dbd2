import { proxy, wrap } from 'comlink'
import type { Archive } from './Archive.ts'

/** The page's end of the line to the archive worker. */
export function connectArchive(worker: Worker): Archive {
  const remote = wrap<Archive>(worker)
  return {
    subscribe: (listener) => remote.subscribe(proxy(listener)),
    publication: () => remote.publication(),
    search: (query) => remote.search(query),
    post: (slug) => remote.post(slug),
    author: (slug) => remote.author(slug),
    authors: () => remote.authors(),
    topics: () => remote.topics(),
    refresh: () => remote.refresh(),
    showNews: () => remote.showNews(),
  }
}
