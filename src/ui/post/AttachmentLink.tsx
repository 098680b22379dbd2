import type { Attachment } from '../../model/Post.ts'
import { m } from '../messages/messages.ts'
import styles from './AttachmentLink.module.css'
import { describeFile, type FileKind } from './describeFile.ts'

interface AttachmentLinkProps {
  readonly attachment: Attachment
  readonly title: string
  /** Its host is one that may be asked without the reader being told. */
  readonly isListed: boolean
}

/** The way to a file itself, with its form and size. Where another host is asked, the link says so. */
export function AttachmentLink({ attachment, title, isListed }: AttachmentLinkProps) {
  const { url, mimeType, bytes } = attachment
  const { kind, form } = describeFile(mimeType)
  const action = isListed ? m.download : describeVisit(kind, new URL(url).host)
  return (
    <>
      <a
        className={styles.link}
        href={url}
        download={isListed ? '' : undefined}
        aria-label={m.fileAction(action, title, form)}
        rel="noopener noreferrer"
        referrerPolicy="no-referrer"
      >
        {action}
      </a>
      <span className={styles.facts}>
        {form && <span>{form}</span>}
        {bytes !== undefined && <span>{m.size(bytes)}</span>}
      </span>
    </>
  )
}

function describeVisit(kind: FileKind, host: string): string {
  if (kind === 'sound') return m.listenAt(host)
  return kind === 'film' ? m.watchAt(host) : m.downloadFrom(host)
}
