import type { ComponentProps } from 'react'
import { siteHref } from '../../url/siteHref.ts'

/** What a link tells the screen that it leads to: it becomes the state of the new entry of the history. */
export type LinkState = Readonly<Record<string, string | boolean>>

interface SiteLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Path of a screen, from the site's base. */
  readonly to: string
  readonly state?: LinkState | undefined
}

/**
 * A link to a screen of this site. `useFollowedLinks` goes there without loading the page anew, for
 * all links at once: a list has more than a hundred, so each is an element and nothing else, without
 * a hook or a handler of its own.
 */
export function SiteLink({ to, state, children, ...attributes }: SiteLinkProps) {
  return (
    <a {...attributes} href={siteHref(to)} data-state={state && JSON.stringify(state)}>
      {children}
    </a>
  )
}

/** What {@link SiteLink} has written into a link. */
export function linkState({ dataset }: HTMLAnchorElement): unknown {
  return dataset['state'] === undefined ? undefined : JSON.parse(dataset['state'])
}
