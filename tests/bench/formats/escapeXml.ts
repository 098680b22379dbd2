const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text as it stands in an XML element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character]!)
}
