import { toBase64 } from '../../model/base64.ts'
import type { KeptImage } from '../../model/Bookmark.ts'

/** Kept pictures as `data:` addresses, by their own: they travel in the file that shows them. */
export function dataAddresses(images: readonly KeptImage[]): ReadonlyMap<string, string> {
  return new Map(
    images.flatMap((image) => {
      if (!('bytes' in image)) return []
      // Hosts add parameters to the type, which would end up in the address.
      const type = /^image\/[\w.+-]+/.exec(image.type)?.[0]
      const data = toBase64(new Uint8Array(image.bytes))
      return type ? [[image.url, `data:${type};base64,${data}`] as const] : []
    }),
  )
}
