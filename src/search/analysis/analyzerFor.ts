import { stemmer } from 'stemmer'
import { americanPrefixes, toAmerican } from './americanSpelling.ts'
import type { Analyzer } from './Analyzer.ts'
import { analyzerId, type AnalyzerId } from './analyzerId.ts'
import { createAnalyzer } from './createAnalyzer.ts'
import { englishStopWords } from './englishStopWords.ts'
import { irregularPlurals } from './irregularPlurals.ts'

const analyzers = new Map<string, Analyzer>()

/**
 * The analyzer for texts of a language: English is stemmed and spelt one way, others are only folded.
 *
 * @param language  BCP 47 tag; absent for English
 */
export function analyzerFor(language?: string): Analyzer {
  const id = analyzerId(language)
  const analyzer = analyzers.get(id) ?? makeAnalyzer(id)
  analyzers.set(id, analyzer)
  return analyzer
}

function makeAnalyzer(id: AnalyzerId): Analyzer {
  if (id !== 'english-1') return createAnalyzer({ id, splitsAtApostrophe: id === 'elision-1' })
  return createAnalyzer({
    id,
    normalize: toAmerican,
    prefixesOf: americanPrefixes,
    stem: stemEnglish,
    stopWords: englishStopWords,
  })
}

/** Porter's algorithm knows lower-case letters; names with digits or signs stay as they are. */
function stemEnglish(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(irregularPlurals.get(word) ?? word) : word
}
