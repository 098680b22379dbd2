/** Text that reads the same in Markdown: no sign of it means anything, and a line stays one. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** An address between angle brackets. */
export function escapeAddress(address: string): string {
  return address.replace(/[<>\s\\]/g, encodeURIComponent)
}
