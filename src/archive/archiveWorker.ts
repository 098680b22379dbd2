import { expose } from 'comlink'
import { carryAbortSignals } from './carryAbortSignals.ts'
import { openArchive, type ArchiveOptions } from './openArchive.ts'

carryAbortSignals()

// The worker's name carries its options, so that reading starts while the page draws its first
// frame. Its address could not: a service worker answers with a file that knows no query.
expose(openArchive(JSON.parse(self.name) as ArchiveOptions))
