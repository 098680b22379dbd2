import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import type { PostPage } from '../archive/Archive.ts'
import type { Bookmark } from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import { useArchiveFact, useRefresh } from '../queries/useArchiveStatus.ts'
import { useKeptPost, usePost } from '../queries/usePost.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useBegunIds } from '../queries/useReadingPlace.ts'
import { useRecordRead } from '../queries/useReads.ts'
import { useWrittenText } from '../queries/useWrittenText.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { postsPath, savedPath } from '../url/paths.ts'
import { readFind } from '../url/find.ts'
import { AuthorBio } from '../ui/author/AuthorBio.tsx'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { firstScreenId } from '../ui/page/firstScreen.ts'
import { Icon } from '../ui/page/Icon.tsx'
import { MessagePage } from '../ui/page/MessagePage.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import type { ShownText } from '../ui/post/arrangePost.ts'
import { Attachments } from '../ui/post/Attachments.tsx'
import { Contents } from '../ui/post/Contents.tsx'
import { FindBar } from '../ui/post/FindBar.tsx'
import type { ImageSource } from '../ui/post/pictureSource.ts'
import { PostBody } from '../ui/post/PostBody.tsx'
import { PostHeader } from '../ui/post/PostHeader.tsx'
import { PostLinks } from '../ui/post/PostLinks.tsx'
import { PostNotice } from '../ui/post/PostNotice.tsx'
import { RelatedPosts } from '../ui/post/RelatedPosts.tsx'
import { arrangePage, noKeptImages } from './arrangePage.ts'
import { FailedPublication } from './FailedPublication.tsx'
import type { Found } from './FoundHere.tsx'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { orNothing, orReload } from './orReload.ts'
import styles from './PostRoute.module.css'
import { ReadAction } from './ReadAction.tsx'
import { useAddressSearch } from './useAddressSearch.ts'
import { useArranger } from './useArranger.ts'
import { useArrivalPlace } from './useArrivalPlace.ts'
import { useCannotTell } from './useCannotTell.ts'
import { useChosenRelated } from './useChosenRelated.ts'
import { useClearFind } from './useClearFind.ts'
import { useHighlighting } from './useHighlighting.ts'
import { useImageSources, type ImageSources } from './useImageSources.ts'
import { useSaveAction } from './useSaveAction.tsx'

/** Most posts are opened by their title, and nothing is looked for in them. */
const loadFoundHere = async () => ({ default: (await import('./FoundHere.tsx')).FoundHere })
const FoundHere = lazy(() => orReload(loadFoundHere()))

/** Whoever has neither begun nor scrolled has come nowhere yet. */
const loadReadingProgress = async () => ({
  default: (await import('./ReadingProgress.tsx')).ReadingProgress,
})
const ReadingProgress = lazy(() => orNothing(loadReadingProgress()))

/** Few posts are saved, and fewer changed after that. */
const loadKeptDifference = async () => ({
  default: (await import('./KeptDifference.tsx')).KeptDifference,
})
const KeptDifference = lazy(() => orNothing(loadKeptDifference()))

/** Few posts have passages that are marked. */
const loadPostHighlights = async () => ({
  default: (await import('./PostHighlights.tsx')).PostHighlights,
})
const PostHighlights = lazy(() => orNothing(loadPostHighlights()))

/** One post: as published, or the reader's own copy where the publication no longer has it. */
export function PostRoute() {
  const { slug = '' } = useParams()
  const published = usePost(slug)
  const { data: found } = useKeptPost(slug)
  const kept = found && ((found.ok && found.value) || null)
  const isFailed = useCannotTell()
  const isUnfetched = useArchiveFact(({ unfetched }) => unfetched.includes(slug)) === true
  if (published.data) {
    return (
      <PostScreen key={slug} page={published.data} kept={kept} isCurrent={!published.isFetching} />
    )
  }
  if (kept) {
    const isWithdrawn = published.data === null && !isFailed && !isUnfetched
    return <PostScreen key={slug} page={toPage(kept)} kept={kept} isWithdrawn={isWithdrawn} />
  }
  if (published.data === null && found) {
    if (!found.ok && found.refusal === 'damaged') return <DamagedCopy />
    if (isUnfetched) return <UnfetchedPost />
    return isFailed ? <FailedPublication /> : <NotFoundRoute />
  }
  return <Skeleton shape="post" />
}

/** The post is listed, so it is not "not found". */
function UnfetchedPost() {
  const refresh = useRefresh()
  return (
    <MessagePage heading={m.unfetchedTitle} siteTitle={usePublication()?.title ?? ''}>
      <p>{m.unfetchedHint}</p>
      <Button onClick={() => void refresh()}>{m.tryAgain}</Button>
    </MessagePage>
  )
}

function DamagedCopy() {
  return (
    <MessagePage heading={m.damagedTitle} siteTitle={usePublication()?.title ?? ''}>
      <p>{m.refusals.damaged}</p>
      <SiteLink to={savedPath}>{m.saved}</SiteLink>
    </MessagePage>
  )
}

const noLinks = {}

function toPage({ post, authors }: Bookmark): PostPage {
  return { post, authors, related: [], links: noLinks, images: [] }
}

interface PostScreenProps {
  readonly page: PostPage
  /** Null where there is none, absent as long as that is not known. */
  readonly kept: Bookmark | null | undefined
  /** The page is the archive's latest answer. */
  readonly isCurrent?: boolean
  /** The publication can be read and does not have the post any more. */
  readonly isWithdrawn?: boolean
}

/** Waits for what cleans the text, unless that was written into the page ahead of time. */
function PostScreen(props: PostScreenProps) {
  const written = useWrittenText(props.page.post) as ShownText | undefined
  const hasPictures = (props.kept?.images.length ?? 0) > 0 && !props.page.isTextWritten
  const arrange = useArranger(!written || hasPictures)
  if (!written && !arrange) return <Skeleton shape="post" />
  return <ShownPost {...props} written={written} arrange={arrange} />
}

interface ShownPostProps extends PostScreenProps {
  readonly written: ShownText | undefined
  readonly arrange: ReturnType<typeof useArranger>
}

function ShownPost(props: ShownPostProps) {
  const { page, kept, isCurrent = false, isWithdrawn = false, written, arrange } = props
  const { post, authors, links } = page
  const related = useChosenRelated(page.related, isCurrent)
  const publication = usePublication()
  const list = useListHref()
  const images = useImageSources()
  const keptImages = useKeptImages(useFirst(kept))
  const actionFor = useSaveAction()
  const cleaned = useMemo(
    () => arrange && arrangePage(page, { arrange, publication, keptImages }),
    // What may be loaded follows from the last two. Not the whole page: what is related changes once search
    // is ready, and a body put in anew loses the reader's selection and its pictures.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [arrange, post, links, keptImages, publication],
  )
  const text = cleaned ?? written!
  const { summary, hasBody, lack } = text
  const wholeUrl = lack && (post.url ?? post.externalUrl)
  const article = useRef<HTMLElement>(null)
  const find = readFind(new URLSearchParams(useAddressSearch()))
  const [found, setFound] = useState<Found>()
  const foundNow = found?.find === find ? found : undefined
  const clearFind = useClearFind()
  const arrival = useArrivalPlace()
  const { hash } = useLocation()
  const isBegun = useBegunIds().has(post.id)
  const isHighlighting = useHighlighting(article, post.id)
  const [stepsAsked, setStepsAsked] = useState(0)
  const stepsButton = useRef<HTMLButtonElement>(null)
  const hasScrolled = useHasScrolled()
  const [isMarked, setIsMarked] = useState(false)
  useRecordRead(post, !isMarked)

  return (
    <article ref={article} className={styles.post}>
      <p className={styles.back}>
        <SiteLink to={list ?? postsPath}>
          <Icon name="back" />
          {list ? m.backToList : m.allPosts}
        </SiteLink>
      </p>
      {find !== undefined && (
        <FindBar
          words={find}
          count={foundNow?.count}
          position={foundNow?.position ?? 0}
          onStep={(by) => foundNow?.onStep(by)}
          onClear={clearFind}
        />
      )}
      {(isBegun || hasScrolled) && hasBody && (
        <Suspense>
          <ReadingProgress
            article={article}
            id={post.id}
            lang={post.language}
            hasPlace={find !== undefined || hash !== ''}
          />
        </Suspense>
      )}
      {isCurrent && kept && kept.post.revision !== post.revision && (
        <Suspense>
          <KeptDifference kept={kept} published={post} />
        </Suspense>
      )}
      {isWithdrawn && kept && (
        <StatusLine>
          {m.noLongerPublished(publication?.title ?? '')} {m.keptCopy(m.date(kept.savedAt))}
        </StatusLine>
      )}
      <PostHeader
        post={post}
        summary={summary}
        siteTitle={publication?.title ?? ''}
        lang={post.language}
        imageSource={leadImage(post, text, keptImages, images)}
        actions={
          <>
            {actionFor(post)}
            <ReadAction post={post} onMark={() => setIsMarked(true)} />
          </>
        }
      />
      <div className={styles.columns} id={firstScreenId}>
        <div className={styles.side}>
          <Contents headings={hasBody ? text.headings : []} />
        </div>
        <div className={styles.text}>
          {hasBody && (
            <button
              ref={stepsButton}
              className={styles.steps}
              type="button"
              onClick={() => setStepsAsked(stepsAsked + 1)}
            >
              {m.highlightSentences}
            </button>
          )}
          {hasBody && <PostBody html={text.html} lang={post.language} />}
          {hasBody && (isHighlighting || stepsAsked > 0) && (
            <Suspense>
              <PostHighlights
                article={article}
                text={text}
                post={post}
                isKept={kept !== null}
                isFinding={find !== undefined}
                arrival={arrival}
                stepsAsked={stepsAsked}
                stepsButton={stepsButton}
              />
            </Suspense>
          )}
          {hasBody && lack && <PostNotice lack={lack} url={wholeUrl} />}
          <Attachments
            attachments={post.attachments}
            lang={post.language}
            mayLoad={images.mayLoad}
            recordings={text.recordings}
          />
          {!hasBody && lack && <PostNotice lack={lack} url={wholeUrl} />}
          <PostLinks post={post} linkedUrl={wholeUrl} />
          <AuthorBio authors={authors} portraitOf={images.ofAuthor} />
        </div>
      </div>
      <RelatedPosts related={related} imageSourceOf={images.ofPost} />
      {find !== undefined && (
        <Suspense>
          <FoundHere
            article={article}
            text={text}
            find={find}
            arrival={arrival}
            onFound={setFound}
          />
        </Suspense>
      )}
    </article>
  )
}

/** The reader has begun to move through the page. */
function useHasScrolled(): boolean {
  const [hasScrolled, setHasScrolled] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    function note(): void {
      setHasScrolled(true)
      listening.abort()
    }
    addEventListener('scroll', note, { passive: true, signal: listening.signal })
    // Somebody was quicker than this code.
    if (window.scrollY > 0) note()
    return () => listening.abort()
  }, [])
  return hasScrolled
}

/** The list one came from, exactly. */
function useListHref(): string | undefined {
  const state: unknown = useLocation().state
  const list = (state as { list?: unknown } | null)?.list
  return typeof list === 'string' && list.startsWith('/') ? list : undefined
}

/** A lead picture that the body shows anyway is not shown twice. */
function leadImage(
  post: Post,
  text: ShownText,
  keptImages: ReadonlyMap<string, string>,
  images: ImageSources,
): ImageSource | undefined {
  if (!post.image) return undefined
  const fileName = new URL(post.image.url).pathname.split('/').at(-1)!
  // As shown, kept pictures have no names; as written ahead of time, there is nothing but what is shown.
  // oxlint-disable-next-line typescript/no-base-to-string -- trusted HTML becomes its text
  const body = post.html || String(text.html)
  if (fileName && body.includes(fileName)) return undefined
  const kept = keptImages.get(post.image.url)
  return kept ? { src: kept } : images.ofPost(post)
}

/**
 * What was known first. A copy that is saved or removed while the post is read changes none of its
 * pictures: the body would be put in anew, and a recording that plays in it would stop.
 */
function useFirst<Value>(value: Value | undefined): Value | undefined {
  const [first, setFirst] = useState(value)
  if (first === undefined && value !== undefined) setFirst(value)
  return first ?? value
}

/** Addresses of the kept pictures, for as long as they are shown. */
function useKeptImages(kept: Bookmark | null | undefined): ReadonlyMap<string, string> {
  const sources = useMemo(() => {
    const images = kept?.images ?? []
    if (images.length === 0) return noKeptImages
    return new Map(
      images.flatMap((image) =>
        'bytes' in image
          ? [
              [
                image.url,
                URL.createObjectURL(new Blob([image.bytes], { type: image.type })),
              ] as const,
            ]
          : [],
      ),
    )
  }, [kept])
  useEffect(
    () => () => {
      for (const source of sources.values()) URL.revokeObjectURL(source)
    },
    [sources],
  )
  return sources
}
