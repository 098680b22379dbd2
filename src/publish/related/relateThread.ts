import { parentPort, workerData } from 'node:worker_threads'
import { analyzerFor } from '../../search/analysis/analyzerFor.ts'
import { createRelating } from '../../search/related/createRelating.ts'
import { createTextCollector } from '../../search/related/createTextCollector.ts'
import type { GroundedPost } from '../../search/related/sharedGrounds.ts'
import { openDraftFile, type DraftPlace } from '../drafts/draftFile.ts'
import type { RelateAnswer, RelateMessage } from './relateInThread.ts'

/** Posts in one answer: the pages of the first can be drawn while the others are still related. */
const answeredAtOnce = 32

const { path } = workerData as { readonly path: string }
const port = parentPort!
const drafts = openDraftFile(path)
const places: DraftPlace[] = []
const posts: GroundedPost[] = []
let collector: ReturnType<typeof createTextCollector> | undefined
let analyzer = analyzerFor()

function collect(place: DraftPlace): void {
  const { post } = drafts.front(place)
  const { tags, authors, published, words } = post
  posts.push({ tags, authors, words, ...(published && { published }) })
  collector!.add(post, drafts.sections(place))
}

/** The language may be known only when a feed has been read. */
function setLanguage(language: string | undefined): void {
  const own = analyzerFor(language)
  if (collector && own === analyzer) return
  analyzer = own
  collector = createTextCollector(own)
  posts.length = 0
  for (const place of places) collect(place)
}

port.on('message', (message: RelateMessage) => {
  setLanguage(message.language)
  if (message.kind === 'texts') {
    for (const place of message.places) {
      places.push(place)
      collect(place)
    }
    return
  }
  const { order, picks, limit } = message
  const relate = createRelating(
    order.map((number) => posts[number]!),
    collector!.arrange(order),
  )
  for (let from = 0; from < order.length; from += answeredAtOnce) {
    const ranks = order.slice(from, from + answeredAtOnce).map((_number, at) => from + at)
    const relations = ranks.map((rank) => relate(rank, picks.get(rank) ?? [], limit))
    port.postMessage({ from, relations } satisfies RelateAnswer)
  }
})
