interface ImportMetaEnv {
  /** A build has written the site ahead of time, and posts stand beside the program. */
  readonly IS_PUBLISHED: boolean
}
