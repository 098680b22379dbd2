import { expose } from 'comlink'
import { openFeedArchive } from './feedArchive.ts'

// The page names the worker by an address that carries its options, so that reading starts while
// the page is still drawing its first frame.
const { searchParams } = new URL(self.location.href)

expose(
  openFeedArchive({
    siteUrl: searchParams.get('site')!,
    databaseName: searchParams.get('database')!,
  }),
)
