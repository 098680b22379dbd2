/** Characters that an e-mail address and a name may take together. */
const longestPerson = 500

const personTag = /<(author|managingEditor|webMaster)\b[^<>]*>/gi

/** One that is never closed ends with its item. */
function endOf(document: string, name: string, start: number): number {
  const ends = [`</${name}`, '</item'].map((tag) => document.indexOf(tag, start))
  return ends.find((end) => end !== -1) ?? document.length
}

/**
 * Empties elements for persons that are far too long. feedsmith takes them apart by a pattern whose
 * time grows with the square of their length: one of a megabyte would keep the worker for an hour.
 */
export function limitPersons(document: string): string {
  let kept = ''
  let position = 0
  for (const tag of document.matchAll(personTag)) {
    const start = tag.index + tag[0].length
    if (start < position) continue
    const end = endOf(document, tag[1]!, start)
    if (end - start <= longestPerson) continue
    kept += document.slice(position, start)
    position = end
  }
  return kept + document.slice(position)
}
