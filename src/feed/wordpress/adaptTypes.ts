import { decodeText } from '../html/decodeText.ts'
import { isObject } from './isObject.ts'

/** A kind of posts, and where they are to be had. */
export interface WordPressType {
  /** Its name in code: `case_study`. */
  readonly type: string
  /** Last part of the address of its posts: `case-study`. */
  readonly collection: string
  /** For people. */
  readonly name: string | undefined
  /** Names of the taxonomies that its posts are filed under. */
  readonly taxonomies: readonly string[]
}

/** @param value  what `wp/v2/types` answers: an object with a type in each field */
export function adaptTypes(value: unknown): readonly WordPressType[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, type]) => {
    if (!isObject(type) || typeof type['rest_base'] !== 'string') return []
    const taxonomies = Array.isArray(type['taxonomies']) ? type['taxonomies'] : []
    return {
      type: typeof type['slug'] === 'string' ? type['slug'] : key,
      collection: type['rest_base'],
      name: decodeText(type['name']),
      taxonomies: taxonomies.filter((taxonomy) => typeof taxonomy === 'string'),
    }
  })
}
