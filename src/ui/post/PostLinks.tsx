import type { Post } from '../../model/Post.ts'
import { m } from '../messages/messages.ts'
import styles from './PostLinks.module.css'
import { TopicLinks } from './TopicLinks.tsx'

/** After the text: what it is filed under, and where it came from. */
export function PostLinks({ post }: { post: Post }) {
  const topics = post.tags.filter(({ facet }) => facet !== 'audience' && facet !== 'region')
  return (
    <footer className={styles.links}>
      <TopicLinks tags={topics} label={m.filedUnder} />
      {post.externalUrl && (
        <OutsideLink href={post.externalUrl} text={m.readExternal(hostOf(post.externalUrl))} />
      )}
      {post.url && <OutsideLink href={post.url} text={m.readOriginal(hostOf(post.url))} />}
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
