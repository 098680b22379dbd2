/** A piece of what was typed, before anybody knows what it stands for. */
export interface WordsPart {
  readonly kind: 'word' | 'phrase' | 'operator'
  /** The word, what stands between the quotes, or the value of the operator. */
  readonly text: string
  /** Name of the operator, in lower case. */
  readonly operator?: string
  readonly isExcluded: boolean
  /** `OR` stands between the part before and this one. */
  readonly isAlternative: boolean
  /** Where it stands in the text, with its sign, name and quotes; in UTF-16 units. */
  readonly start: number
  readonly end: number
}

const partPattern =
  /([-−–])?(?:([\p{L}][\p{L}\p{N}_-]*):)?(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+))/gu

/**
 * Takes apart what was typed: words, "phrases", operators such as `author:fenwick`, each with `-`
 * before it where it is not wanted, and OR between those of which any will do. Whatever is typed
 * gives parts: a quote that is not closed ends with the text, an operator that nobody knows is a word.
 *
 * @param isOperator  whether a name before a colon is one, given in lower case
 */
export function parseWords(text: string, isOperator: (name: string) => boolean): WordsPart[] {
  const parts: WordsPart[] = []
  /** Nothing but connectives stands since the last part. */
  let isAfterPart = false
  let isAlternative = false
  let isNegated = false
  for (const match of text.matchAll(partPattern)) {
    const [whole, sign, name, phrase, bare] = match
    if (bare !== undefined && !sign && !name && isConnective(bare)) {
      isAlternative = (bare === 'OR' || bare === '|') && isAfterPart
      isNegated = bare === 'NOT'
      continue
    }
    const read = readPart({ name: name?.toLowerCase(), phrase, bare }, isOperator)
    if (!read) {
      // What says nothing stands between the words all the same.
      isAfterPart = isAlternative = isNegated = false
      continue
    }
    parts.push({
      ...read,
      isExcluded: isNegated || (sign !== undefined && startsPart(text, match.index)),
      isAlternative,
      start: match.index,
      end: match.index + whole.length,
    })
    isAfterPart = true
    isAlternative = isNegated = false
  }
  return parts
}

function isConnective(bare: string): boolean {
  return bare === 'OR' || bare === '|' || bare === 'AND' || bare === 'NOT'
}

interface RawPart {
  readonly name: string | undefined
  readonly phrase: string | undefined
  readonly bare: string | undefined
}

function readPart(
  { name, phrase, bare }: RawPart,
  isOperator: (name: string) => boolean,
): Pick<WordsPart, 'kind' | 'text' | 'operator'> | undefined {
  const value = (phrase ?? bare ?? '').trim()
  if (name !== undefined && isOperator(name)) {
    return value ? { kind: 'operator', operator: name, text: value } : undefined
  }
  const unfinished = /^([^:]+):$/u.exec(value)?.[1]
  if (unfinished && isOperator(unfinished.toLowerCase())) return undefined
  const text = name === undefined ? value : `${name}:${value}`
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined
  return { kind: phrase !== undefined && name === undefined ? 'phrase' : 'word', text }
}

/** A hyphen within a word is none that excludes. */
function startsPart(text: string, index: number): boolean {
  return index === 0 || /[\s("“”„«»]/u.test(text[index - 1]!)
}

const orsBefore = /(?:(?:\bOR|\|)\s*)+$/u
const orsAfter = /^(?:\s*(?:OR\b|\|))+/u

/** The text without a part, and without the OR that tied it to another one; a filter is tied to none. */
export function withoutPart(text: string, { start, end, kind, operator }: WordsPart): string {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const isFilter = kind === 'operator' && operator !== 'title'
  const isTiedBefore = orsBefore.test(before)
  const shortBefore = before.replace(orsBefore, '')
  const shortAfter = isTiedBefore && !isFilter ? after : after.replace(orsAfter, '')
  return `${shortBefore.trimEnd()} ${shortAfter.trimStart()}`.trim()
}

/** A value as it can stand after an operator: in quotes where it is more than a word. */
export function quoteValue(text: string): string {
  return /[\s"]/u.test(text) ? `"${text.replaceAll('"', '')}"` : text
}
