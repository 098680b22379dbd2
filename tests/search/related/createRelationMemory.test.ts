import { expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { createTextLanguage, saveLanguage } from '../../../src/search/index/TextLanguage.ts'
import { createTracedRelating } from '../../../src/search/related/createRelating.ts'
import {
  createRelationMemory,
  type SavedRelations,
} from '../../../src/search/related/createRelationMemory.ts'
import { createTextCollector } from '../../../src/search/related/createTextCollector.ts'
import { createTag } from '../../factories/post.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { createTextPost } from '../buildCorpus.ts'

const analyzer = analyzerFor('en')
const limit = 8
type Random = ReturnType<typeof createSeededRandom>

/** Words of a few subjects, so that some posts are near one another, and most are not. */
function makeUp(random: Random, id: string) {
  const subject = random.below(12)
  const write = (length: number) =>
    Array.from({ length }, () =>
      random.below(3) === 0
        ? `common${random.below(40)}`
        : `word${subject}of${random.below(60)}${random.below(8) === 0 ? '.' : ''}`,
    ).join(' ')
  return createTextPost(
    {
      id,
      title: write(4),
      tags: random.below(2) === 0 ? [createTag('topic', `Topic ${random.below(9)}`)] : [],
      authors: [{ slug: `author-${random.below(20)}`, name: 'Author' }],
    },
    [{ text: write(30 + random.below(30)) }],
  )
}

type Entry = ReturnType<typeof makeUp>

interface Related {
  readonly relations: readonly unknown[]
  readonly saved: SavedRelations
  readonly recalledCount: number
}

/** Relates posts in a language that goes on from build to build, as a build does. */
function relateAll(
  entries: readonly Entry[],
  language: ReturnType<typeof createTextLanguage>,
  before?: SavedRelations,
): Related {
  const collector = createTextCollector(analyzer, language)
  const numbers = entries.map(({ post, sections }) => collector.add(post, sections))
  const posts = entries.map(({ post }) => post)
  const texts = collector.arrange(numbers)
  const keys = entries.map(({ post, sections }) => JSON.stringify([post, sections]))
  const memory = createRelationMemory({ posts, texts, keys }, before)
  const relate = createTracedRelating(posts, texts)
  let recalledCount = 0
  const relations = posts.map((_post, rank) => {
    const recalled = memory.recall(rank)
    if (recalled) recalledCount++
    const traced = recalled ?? relate(rank, [], limit)
    memory.keep(traced)
    return traced.relations
  })
  return { relations, saved: memory.save(), recalledCount }
}

function change(random: Random, entries: readonly Entry[], step: number): Entry[] {
  const changed = [...entries]
  const at = random.below(entries.length)
  const kind = random.below(4)
  if (kind === 0) changed.splice(at, 1)
  else if (kind === 1) changed.splice(at, 0, makeUp(random, `new-${step}`))
  else if (kind === 2) changed[at] = makeUp(random, changed[at]!.post.id)
  else {
    const { post, sections } = changed[at]!
    changed[at] = createTextPost(post, [{ text: `Mended. ${sections[0]!.text}` }])
  }
  return changed
}

it('recalls just what would be found anew, however posts change', () => {
  const random = createSeededRandom(5)
  let entries = Array.from({ length: 400 }, (_value, at) => makeUp(random, `post-${at}`))
  let language = createTextLanguage(analyzer)
  let { saved } = relateAll(entries, language)
  let recalledCount = 0
  for (let step = 0; step < 12; step++) {
    entries = change(random, entries, step)
    // What is kept goes through a file.
    language = createTextLanguage(analyzer, saveLanguage(language))
    const again = relateAll(entries, language, structuredClone(saved))
    const fresh = relateAll(entries, createTextLanguage(analyzer))
    expect(again.relations).toEqual(fresh.relations)
    recalledCount += again.recalledCount
    saved = again.saved
  }
  expect(recalledCount).toBeGreaterThan(12 * 100)
}, 60_000)

it('recalls all where nothing has changed, and nothing where half has', () => {
  const random = createSeededRandom(6)
  const entries = Array.from({ length: 120 }, (_value, at) => makeUp(random, `post-${at}`))
  const language = createTextLanguage(analyzer)
  const { saved } = relateAll(entries, language)
  expect(relateAll(entries, language, saved).recalledCount).toBe(120)
  const half = entries.map((entry, at) => (at % 2 ? entry : makeUp(random, entry.post.id)))
  expect(relateAll(half, language, saved).recalledCount).toBe(0)
})

it('recalls nothing where posts stand in another order', () => {
  const random = createSeededRandom(7)
  const entries = Array.from({ length: 60 }, (_value, at) => makeUp(random, `post-${at}`))
  const language = createTextLanguage(analyzer)
  const { saved } = relateAll(entries, language)
  const turned = entries.toReversed()
  const again = relateAll(turned, language, saved)
  expect(again.recalledCount).toBe(0)
  expect(again.relations).toEqual(relateAll(turned, createTextLanguage(analyzer)).relations)
})
