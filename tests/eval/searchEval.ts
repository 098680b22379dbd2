import MiniSearch from 'minisearch'
import { runCommand } from '../../src/publish/CommandError.ts'
import { buildCollectionCorpus } from './collectionCorpus.ts'
import { changeQueries } from './changeQueries.ts'
import { readArguments } from './evalArguments.ts'
import { emptyQuery } from '../../src/model/SearchQuery.ts'
import { search } from '../../src/search/search.ts'
import { measureLatencies, type Latencies } from './measureLatency.ts'
import { rank } from './rank.ts'
import { readCollection, type Collection } from './readCollection.ts'
import { scoreRankings, type Quality } from './scoreRankings.ts'
import { weighIndex, type IndexWeight } from './weighIndex.ts'

interface Report {
  readonly collection: string
  readonly track: string
  readonly documents: number
  readonly queries: number
  readonly quality: Quality
  readonly buildMs: number
  readonly index: IndexWeight
  readonly latencyMs: Latencies
  /** MiniSearch with default options, over the same texts and queries in the same run. */
  readonly miniSearch: { readonly buildMs: number; readonly latencyMs: Latencies }
}

/**
 * Measures the reader's search on a judged collection: how good its rankings are, what its index
 * weighs, how long answers take.
 */
async function searchEval(): Promise<void> {
  const { path, track, isJson } = readArguments()
  const collection = await readCollection(path)
  const queries = changeQueries(collection.queries, track)
  const { corpus, buildMs } = buildCollectionCorpus(collection)
  const rankings = new Map(queries.map(({ id, text }) => [id, rank(corpus, text)]))
  const texts = queries.map(({ text }) => text)
  const latencyMs = measureLatencies(texts, (words) => search(corpus, { ...emptyQuery, words }))
  const report: Report = {
    collection: collection.name,
    track,
    documents: collection.docs.length,
    queries: queries.length,
    quality: scoreRankings(rankings, collection.qrels),
    buildMs,
    index: weighIndex(corpus.index),
    latencyMs,
    miniSearch: measureMiniSearch(collection, texts),
  }
  console.log(isJson ? JSON.stringify(report, undefined, 2) : format(report))
}

function measureMiniSearch({ docs }: Collection, texts: readonly string[]): Report['miniSearch'] {
  const startedAt = performance.now()
  const index = new MiniSearch({ fields: ['title', 'author', 'text'] })
  index.addAll(docs)
  const buildMs = performance.now() - startedAt
  return { buildMs, latencyMs: measureLatencies(texts, (words) => index.search(words)) }
}

function format({ quality, latencyMs, miniSearch, index, ...report }: Report): string {
  const ratio = (part: 'query' | 'key', share: 'p50' | 'p95') =>
    (latencyMs[part][share] / miniSearch.latencyMs[part][share]).toFixed(2)
  const latency = (name: string, part: 'query' | 'key') =>
    [
      `${name}, p50 / p95: ${milliseconds(latencyMs[part])} ms`,
      `plain MiniSearch ${milliseconds(miniSearch.latencyMs[part])} ms`,
      `ratio ${ratio(part, 'p50')} / ${ratio(part, 'p95')}`,
    ].join(' · ')
  return [
    `${report.collection}, ${report.track}: ${report.documents} documents, ${report.queries} queries`,
    `nDCG@10 ${quality.ndcgAt10.toFixed(4)} · MAP ${quality.map.toFixed(4)} · recall@10 ${quality.recallAt10.toFixed(4)} · recall@100 ${quality.recallAt100.toFixed(4)}`,
    `build ${report.buildMs.toFixed(0)} ms · plain MiniSearch ${miniSearch.buildMs.toFixed(0)} ms`,
    `index ${kilobytes(index.raw)} kB, gzip ${kilobytes(index.gzip)} kB · of these for the ranking ${kilobytes(index.rankingRaw)} kB, gzip ${kilobytes(index.rankingGzip)} kB`,
    latency('whole queries', 'query'),
    latency('key by key', 'key'),
  ].join('\n')
}

function milliseconds({ p50, p95 }: Latencies['query']): string {
  return `${p50.toFixed(2)} / ${p95.toFixed(2)}`
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(0)
}

await runCommand(searchEval)
