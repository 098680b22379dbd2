import type { SeeWord } from '../index/postWords.ts'
import { writtenForm } from '../suggest/spell.ts'

/** Learns from posts, the oldest first, how a publication writes its words. */
export interface WrittenForms {
  readonly see: SeeWord
  /** @returns nothing where that is the word itself */
  of(number: number, word: string): { readonly written?: string }
}

/** The latest title that has a word decides; without one, the first text. */
export function createWrittenForms(): WrittenForms {
  const forms: (string | undefined)[] = []
  return {
    see: (number, text, token, isTitle) => {
      if (forms[number] !== undefined && !isTitle) return
      forms[number] = writtenForm(text, token) ?? forms[number]
    },
    of: (number, word) => {
      const written = forms[number]
      return written === undefined || written === word ? {} : { written }
    },
  }
}
