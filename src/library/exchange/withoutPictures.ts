import type { FiledBookmark } from './exchangedBookmarks.ts'

/** A record as it stands in a file, with its pictures marked as missing if it has any. */
export function withoutPictures(record: string): string {
  const filed = JSON.parse(record) as Partial<FiledBookmark>
  const { images } = filed
  if (!images?.some(({ data }) => data !== undefined)) return record
  return JSON.stringify({ ...filed, images: images.map(({ url }) => ({ url })) })
}
