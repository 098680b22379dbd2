import type { Attachment } from '../../model/Post.ts'
import { lastPathPart } from '../../model/webAddress.ts'
import { m } from '../messages/messages.ts'
import { AttachmentLink } from './AttachmentLink.tsx'
import styles from './Attachments.module.css'
import { describeFile } from './describeFile.ts'
import { Player } from './Player.tsx'

interface AttachmentsProps {
  readonly attachments: readonly Attachment[]
  readonly lang: string | undefined
  /** Whether anything may be loaded from an address. */
  readonly mayLoad: (url: string) => boolean
  /** Addresses that the text of the post plays already. */
  readonly recordings: readonly string[]
}

/** The files that come with a post: recordings play here where their host is listed. */
export function Attachments({ attachments, lang, mayLoad, recordings }: AttachmentsProps) {
  if (attachments.length === 0) return null
  return (
    <section className={styles.attachments} aria-labelledby="attachments">
      <h2 id="attachments" className={styles.heading}>
        {m.attachments}
      </h2>
      <ul className={styles.list}>
        {groupByTitle(attachments).map((forms) => (
          <li key={forms[0]!.url} className={styles.entry}>
            <Entry forms={forms} lang={lang} mayLoad={mayLoad} recordings={recordings} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface EntryProps extends Omit<AttachmentsProps, 'attachments'> {
  /** The same thing in one or several forms. */
  readonly forms: readonly Attachment[]
}

function Entry({ forms, lang, mayLoad, recordings }: EntryProps) {
  const [first] = forms
  const title = first!.title ?? lastPathPart(first!.url) ?? new URL(first!.url).host
  const { kind } = describeFile(first!.mimeType)
  const seconds = forms.find((form) => form.seconds !== undefined)?.seconds
  const isPlayedAbove = forms.some(({ url }) => recordings.includes(url))
  return (
    <>
      <h3 className={styles.title} lang={first!.title && lang} dir="auto">
        {title}
      </h3>
      <p className={styles.facts}>
        <span>{m.fileKinds[kind]}</span>
        {seconds !== undefined && <span>{m.duration(seconds)}</span>}
      </p>
      {!isPlayedAbove && <Player title={title} sources={forms.filter(({ url }) => mayLoad(url))} />}
      <ul className={styles.forms}>
        {forms.map((form) => (
          <li key={form.url} className={styles.form}>
            <AttachmentLink attachment={form} title={title} isListed={mayLoad(form.url)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** In the order of the first of each. One without a title is like no other; a file counts once. */
function groupByTitle(attachments: readonly Attachment[]): readonly (readonly Attachment[])[] {
  const files = attachments.filter(
    ({ url }, position) => attachments.findIndex((other) => other.url === url) === position,
  )
  return [...Map.groupBy(files, ({ title, url }) => title ?? url).values()]
}
