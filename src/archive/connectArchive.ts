import { proxy, wrap, type Remote } from 'comlink'
import type { Archive } from './Archive.ts'
import { carryAbortSignals } from './carryAbortSignals.ts'
import { createTurns } from './createTurns.ts'

/**
 * The page's end of the line to the archive worker.
 *
 * @param startWorker  called with the first question: until then the worker costs nothing
 */
export function connectArchive(startWorker: () => Worker): Archive {
  carryAbortSignals()
  let started: Remote<Archive> | undefined
  const remote = () => (started ??= wrap<Archive>(startWorker()))
  const [searchTurn, suggestTurn, repairTurn] = [createTurns(), createTurns(), createTurns()]
  return {
    subscribe: (listener) => remote().subscribe(proxy(listener)),
    publication: () => remote().publication(),
    search: (query, signal) => searchTurn(() => remote().search(query, signal), signal),
    complete: (query, signal) => searchTurn(() => remote().complete(query, signal), signal),
    suggest: (words, signal) => suggestTurn(() => remote().suggest(words, signal), signal),
    repairs: (query, signal) => repairTurn(() => remote().repairs(query, signal), signal),
    findInText: (words, blocks) => remote().findInText(words, blocks),
    newIn: (query, seen) => remote().newIn(query, seen),
    newest: (count) => remote().newest(count),
    listed: (ids) => remote().listed(ids),
    post: (slug) => remote().post(slug),
    author: (slug) => remote().author(slug),
    authors: () => remote().authors(),
    topics: () => remote().topics(),
    refresh: () => remote().refresh(),
    showNews: () => remote().showNews(),
    keepWhole: (isWanted) => remote().keepWhole(isWanted),
    compareCopies: (copies) => remote().compareCopies(copies),
    giveWay: () => remote().giveWay(),
  }
}
