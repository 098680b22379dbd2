import { maximumWordsLength } from '../model/SearchQuery.ts'
import { labelLength, shelfPlaces } from '../model/ShelfNote.ts'
import { shelfOrders, type ShelfQuery } from '../model/ShelfQuery.ts'
import { savedPath } from './paths.ts'

/** Names of the parameters; form fields carry the same names. */
export const shelfParams = {
  words: 'q',
  place: 'place',
  label: 'label',
  order: 'sort',
  page: 'page',
}

const maximumPage = 10_000

/** Reads what of the shelf is asked for. Whatever stands there gives a query. */
export function parseShelfParams(params: URLSearchParams): ShelfQuery {
  const place = shelfPlaces.find((one) => one === params.get(shelfParams.place))
  const label = params.get(shelfParams.label)?.trim().slice(0, labelLength)
  const page = Number.parseInt(params.get(shelfParams.page) ?? '1', 10)
  return {
    words: (params.get(shelfParams.words) ?? '').slice(0, maximumWordsLength),
    ...(place && { place }),
    ...(label && { label }),
    order: shelfOrders.find((one) => one === params.get(shelfParams.order)) ?? shelfOrders[0]!,
    page: Math.min(Math.max(page || 1, 1), maximumPage),
  }
}

/** Where the shelf is that answers a query: short, in one order, without what goes without saying. */
export function shelfPath({ words, place, label, order, page }: ShelfQuery): string {
  const params = new URLSearchParams()
  if (words.trim() !== '') params.set(shelfParams.words, words.trim())
  if (place) params.set(shelfParams.place, place)
  if (label) params.set(shelfParams.label, label)
  if (order !== shelfOrders[0]) params.set(shelfParams.order, order)
  if (page > 1) params.set(shelfParams.page, String(page))
  return params.size > 0 ? `${savedPath}?${params}` : savedPath
}
