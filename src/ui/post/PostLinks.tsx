import type { Post } from '../../model/Post.ts'
import { m } from '../messages/messages.ts'
import styles from './PostLinks.module.css'
import { TopicLinks } from './TopicLinks.tsx'

interface PostLinksProps {
  readonly post: Post
  /** An address that the page has a link to already. */
  readonly linkedUrl: string | undefined
}

/** After the text: what it is filed under, where it came from, and what it is about. */
export function PostLinks({ post, linkedUrl }: PostLinksProps) {
  const { url, externalUrl } = post
  const topics = post.tags.filter(({ facet }) => facet !== 'audience' && facet !== 'region')
  const original = url === linkedUrl ? undefined : url
  const external = externalUrl === linkedUrl || externalUrl === url ? undefined : externalUrl
  if (topics.length === 0 && !original && !external) return null
  return (
    <footer className={styles.links}>
      <TopicLinks tags={topics} label={m.filedUnder} />
      {original && <OutsideLink href={original} text={m.readOriginal(hostOf(original))} />}
      {external && <OutsideLink href={external} text={m.readExternal(hostOf(external))} />}
    </footer>
  )
}

function OutsideLink({ href, text }: { href: string; text: string }) {
  return (
    <p>
      <a href={href} rel="noopener noreferrer" referrerPolicy="no-referrer">
        {text}
      </a>
    </p>
  )
}

function hostOf(url: string): string {
  return new URL(url).host
}
