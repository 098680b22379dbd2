import { runCommand } from '../../src/publish/CommandError.ts'
import type { Corpus } from '../../src/search/Corpus.ts'
import { relatedPosts } from '../../src/search/related/relatedPosts.ts'
import { readPickedFeed, type PickedFeed } from './readPickedFeed.ts'
import { readRelatedArguments } from './relatedArguments.ts'
import {
  buildPickedCorpus,
  rankAsLectern,
  rankAtRandom,
  rankByCosine,
  rankByTextAlone,
  rankByTitle,
  type Ranker,
} from './relatedRankers.ts'
import { scoreRanker, type PickScores } from './scorePicks.ts'

interface Report {
  readonly feed: string
  readonly posts: number
  readonly postsWithPicks: number
  readonly quality: Readonly<Record<string, PickScores>>
  /** Of Lectern, with reasons, for one post. */
  readonly msPerPost: { readonly p50: number; readonly p95: number }
}

/** As many as an answer of the archive has. */
const answeredCount = 8

/**
 * Measures how many of the publisher's own picks are found again when they are hidden, by the
 * app's function and by simpler ways of ranking.
 */
async function relatedEval(): Promise<void> {
  const { path, isJson } = readRelatedArguments()
  const feed = await readPickedFeed(path)
  const corpus = buildPickedCorpus(feed)
  const rankers: Record<string, Ranker> = {
    lectern: rankAsLectern(corpus),
    lecternTextAlone: rankByTextAlone(feed),
    titleAsQuery: rankByTitle(corpus),
    tfIdfCosine: rankByCosine(feed, corpus),
    random: rankAtRandom(feed),
  }
  const report: Report = {
    feed: feed.title,
    posts: feed.posts.length,
    postsWithPicks: feed.picks.size,
    quality: Object.fromEntries(
      Object.entries(rankers).map(([name, rank]) => [name, scoreRanker(feed, rank)]),
    ),
    msPerPost: timePosts(feed, corpus),
  }
  console.log(isJson ? JSON.stringify(report, undefined, 2) : format(report))
}

/** Once the program is warm: every ranking above has been made already. */
function timePosts({ posts }: PickedFeed, corpus: Corpus): Report['msPerPost'] {
  const times = posts
    .map((post) => {
      const startedAt = performance.now()
      relatedPosts(corpus, post, [], answeredCount)
      return performance.now() - startedAt
    })
    .toSorted((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
  return { p50: at(0.5) ?? 0, p95: at(0.95) ?? 0 }
}

const names: Readonly<Record<string, string>> = {
  lectern: 'Lectern',
  lecternTextAlone: '  without tags and authors',
  titleAsQuery: 'title as query',
  tfIdfCosine: 'TF-IDF cosine',
  random: 'random',
}

function format({ feed, posts, postsWithPicks, quality, msPerPost }: Report): string {
  const rows = Object.entries(quality).map(
    ([name, { recallAt3, mrr }]) =>
      `${names[name]!.padEnd(27)} ${recallAt3.toFixed(3).padStart(8)} ${mrr.toFixed(3).padStart(6)}`,
  )
  return [
    `${feed}: ${posts} posts, ${postsWithPicks} with picks of the publisher`,
    `${''.padEnd(27)} recall@3    MRR`,
    ...rows,
    `Lectern, one post, p50 / p95: ${msPerPost.p50.toFixed(1)} / ${msPerPost.p95.toFixed(1)} ms`,
  ].join('\n')
}

await runCommand(relatedEval)
