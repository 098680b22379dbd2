import { webAddress } from '../../model/webAddress.ts'
import type { XmlContext } from './XmlFormat.ts'

/** What the addresses of one item are resolved against. */
export interface ItemBases {
  /** `xml:base` of the item or the feed; absent where neither has one. */
  readonly own: string | undefined
  /** For the item's own links. */
  readonly links: string
}

export function resolveBases(
  xml: { readonly base?: string } | undefined,
  context: XmlContext,
): ItemBases {
  const own = webAddress(xml?.base, context.base) ?? context.ownBase
  return { own, links: own ?? context.base }
}
