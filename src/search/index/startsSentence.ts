const openers = new Set(Array.from('.!?:…•\n"“‘„«(–—', (sign) => sign.charCodeAt(0)))

/** So far back a sentence's beginning is looked for. */
const farthest = 3

/** Whether what stands there begins a sentence, as far as the signs before it tell. */
export function startsSentence(text: string, start: number): boolean {
  const first = Math.max(0, start - farthest)
  for (let at = start - 1; at >= first; at--) {
    const code = text.charCodeAt(at)
    if (openers.has(code)) return true
    if (!isSpace(code)) return false
  }
  return true
}

/** What `\s` is. */
function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    (code >= 160 && /\s/.test(String.fromCharCode(code)))
  )
}
