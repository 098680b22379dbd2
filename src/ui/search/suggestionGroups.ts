import type { TextPart } from '../../search/text/snippet.ts'
import type { OfferedValue, Suggestions } from '../../search/suggest/Suggestions.ts'
import { authorPath, postPath, topicPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { facetLabel } from './facetLabels.ts'
import type { SuggestedOption, SuggestionGroup } from './SuggestionList.tsx'

/** What may be meant by the words in the field, as groups of options; none of them empty. */
export function suggestionGroups(
  { completions, posts, authors, topics }: Suggestions,
  words: string,
  listHref: string,
): readonly SuggestionGroup[] {
  const groups = [
    { label: m.searchFor, options: completions.map((text) => toCompletion(text, words)) },
    { label: m.posts, options: posts.map((post) => toPost(post, listHref)) },
    { label: m.authors, options: authors.map((author) => toAuthor(author, words)) },
    { label: m.topics, options: topics.map((topic) => toTopic(topic, words)) },
  ]
  return groups.filter(({ options }) => options.length > 0)
}

/** More would be a history rather than a help. */
const shownSearches = 6

/** What the reader searched for lately, last first. */
export function recentGroups(searches: readonly string[]): readonly SuggestionGroup[] {
  const options = searches.slice(0, shownSearches).map((words) => ({
    key: `recent ${words}`,
    text: [{ text: words, isMatch: false }],
    target: { words, isRecent: true as const },
  }))
  return options.length > 0 ? [{ label: m.recentSearches, options }] : []
}

function toCompletion(text: string, words: string): SuggestedOption {
  return { key: `words ${text}`, text: markAdded(text, words), target: { words: text } }
}

function toPost({ slug, title }: Suggestions['posts'][number], listHref: string): SuggestedOption {
  return {
    key: `post ${slug}`,
    text: title,
    target: { href: postPath(slug), state: { list: listHref } },
  }
}

function toAuthor({ slug, name, postCount }: OfferedValue, words: string): SuggestedOption {
  return {
    key: `author ${slug}`,
    text: markBeginnings(name, words),
    ...(postCount !== undefined && { detail: m.postCount(postCount) }),
    target: { href: authorPath(slug) },
  }
}

function toTopic(topic: Suggestions['topics'][number], words: string): SuggestedOption {
  const { facet, slug, name, postCount } = topic
  return {
    key: `topic ${facet} ${slug}`,
    text: markBeginnings(name, words),
    detail: m.topicDetail(facetLabel({ ...topic, id: facet }), postCount),
    target: { href: topicPath(facet, slug) },
  }
}

/** Of a completion, what is not yet typed is what one looks for. */
function markAdded(text: string, words: string): readonly TextPart[] {
  if (!text.toLowerCase().startsWith(words.toLowerCase())) return [{ text, isMatch: true }]
  return [
    { text: text.slice(0, words.length), isMatch: false },
    { text: text.slice(words.length), isMatch: true },
  ]
}

/** The words of a name that begin as one of those typed. */
function markBeginnings(name: string, words: string): readonly TextPart[] {
  const typed = plain(words).split(/\s+/u).filter(Boolean)
  return name.split(/(?<=\s)|(?=\s)/u).map((text) => ({
    text,
    isMatch: typed.some((word) => plain(text).startsWith(word)),
  }))
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
