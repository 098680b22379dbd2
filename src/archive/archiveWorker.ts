import { expose } from 'comlink'
import { openFeedArchive, type FeedArchiveOptions } from './feedArchive.ts'

// The worker's name carries its options, so that reading starts while the page draws its first
// frame. Its address could not: a service worker answers with a file that knows no query.
expose(openFeedArchive(JSON.parse(self.name) as FeedArchiveOptions))
