/** Which analyzer it is, and of which version: what was indexed by another one cannot be searched. */
export type AnalyzerId = 'english-1' | 'elision-1' | 'plain-1'

/** Id of the analyzer for texts of a language. @param language  BCP 47 tag; absent for English */
export function analyzerId(language = 'en'): AnalyzerId {
  const [primary = ''] = language.toLowerCase().split(/[-_]/)
  if (primary === 'en') return 'english-1'
  return ['fr', 'it', 'ca', 'oc'].includes(primary) ? 'elision-1' : 'plain-1'
}
