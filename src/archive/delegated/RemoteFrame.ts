import type { Site } from '../../model/Site.ts'
import type { RemoteSite, RemoteVocabulary } from './RemoteSite.ts'

/** What has to be known of a publication before it can be asked for posts. */
export interface RemoteFrame {
  readonly site: Site
  /** In the order of the site file; those that could not be found are left out. */
  readonly sites: readonly RemoteSite[]
}

/** The same, with what posts can be narrowed by. */
export interface KnownFrame extends RemoteFrame {
  /** By the key of the site. */
  readonly vocabularies: ReadonlyMap<string, RemoteVocabulary>
}
