/** A person who writes. */
interface NewAuthor {
  readonly login: string
  readonly name: string
  readonly bio: string
  readonly url: string
}

interface NewTerm {
  readonly taxonomy: 'audience' | 'region' | 'category' | 'post_tag'
  readonly slug: string
  readonly name: string
  /** Slug of the term above it. */
  readonly parent?: string
}

/** A picture to be drawn and put into the media library. */
interface NewPicture {
  readonly file: string
  readonly title: string
  readonly alt: string
  readonly width: number
  readonly height: number
  /** Red, green and blue of its sky, each to 255. */
  readonly colour: readonly [number, number, number]
}

/** A post as it is typed into WordPress. */
export interface NewPost {
  /** `post` where nothing else is said. */
  readonly type?: 'post' | 'news' | 'case_study'
  readonly slug: string
  /** HTML. */
  readonly title: string
  /** HTML, with the comments of the block editor. */
  readonly content: string
  /** Without one WordPress takes the beginning of the content. */
  readonly excerpt?: string
  /** Login of an author; the administrator where nobody is named. */
  readonly author?: string
  /** `2024-05-06 07:08:09` in the site's time zone; now where nothing is said. */
  readonly date?: string
  /** As `date`; the same as `date` where nothing is said. */
  readonly modified?: string
  /** `publish` where nothing is said. */
  readonly status?: 'publish' | 'draft' | 'private'
  readonly password?: string
  readonly sticky?: boolean
  /** Slugs of terms by taxonomy. */
  readonly terms?: Readonly<Partial<Record<NewTerm['taxonomy'], readonly string[]>>>
  /** File of its featured image. */
  readonly picture?: string
}

/** Everything that a site is filled with. */
export interface Publication {
  readonly title: string
  readonly tagline: string
  readonly timeZone: string
  readonly authors: readonly NewAuthor[]
  readonly terms: readonly NewTerm[]
  readonly pictures: readonly NewPicture[]
  readonly posts: readonly NewPost[]
}
