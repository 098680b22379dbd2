/** Who signs a post, as far as a byline needs it. The slug is unique in the publication. */
export interface AuthorReference {
  readonly slug: string
  readonly name: string
}

/** Everything the feed says about an author, gathered from all posts that carry the name. */
export interface Author extends AuthorReference {
  /** Plain text, as the feed has it. */
  readonly bio?: string
  readonly role?: string
  readonly organisation?: string
  /** The author's own page, http or https. */
  readonly url?: string
  /** Address of a portrait, http or https. */
  readonly avatar?: string
}
