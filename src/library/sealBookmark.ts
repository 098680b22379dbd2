import type { Bookmark } from '../model/Bookmark.ts'
import { checksum } from '../model/checksum.ts'
import type { StoredBookmark } from './libraryDatabase.ts'

/** Adds the checksum under which a bookmark is stored. */
export function sealBookmark(bookmark: Bookmark): StoredBookmark {
  return { ...bookmark, checksum: bookmarkChecksum(bookmark) }
}

/** A record that damage has left without its parts must not hide the others. */
export function isBookmark({ post, images }: Partial<StoredBookmark>): boolean {
  return post !== undefined && images !== undefined
}

/** The record is as it was sealed. */
export function isIntact(stored: StoredBookmark): boolean {
  return stored.checksum === bookmarkChecksum(stored)
}

function bookmarkChecksum({ id, savedAt, post, authors, images }: Bookmark): string {
  const parts = images.map((image) => [
    image.url,
    'bytes' in image ? checksum(new Uint8Array(image.bytes)) : 'missing',
  ])
  return checksum(JSON.stringify([id, savedAt, post, authors, parts]))
}
