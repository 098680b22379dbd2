import { slugify } from '../model/slugify.ts'

/** Long enough for a browser that first asks where to put the file. */
const keptMs = 60_000

/** Gives a file to the browser, which puts it where it puts downloads. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs)
}

/**
 * A name that sorts by day and says what the file is: `fernhollow-backup-2026-11-30.json`.
 *
 * @param title  of the publication; may be empty
 */
export function fileName(title: string, what: string, extension: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const parts = [title === '' ? '' : slugify(title), what, day]
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`
}
