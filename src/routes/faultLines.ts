import type { ArchiveFault, ArchiveStatus, FeedStatus } from '../archive/Archive.ts'
import { m } from '../ui/messages/messages.ts'

/** A feed that could not be read at the last attempt. */
export type FailedFeed = FeedStatus & { readonly fault: ArchiveFault }

export function failedFeeds({ feeds }: ArchiveStatus): readonly FailedFeed[] {
  return feeds.filter((feed): feed is FailedFeed => feed.fault !== undefined)
}

/** What is wrong, in one sentence each: with the site, and with each of its feeds. */
export function faultLines(status: ArchiveStatus): readonly string[] {
  const ofFeeds = failedFeeds(status).map((feed) => faultLine(feed, status))
  return status.fault ? [m.fault(status.fault), ...ofFeeds] : ofFeeds
}

/** A feed is named where there are several. */
export function faultLine({ name, fault }: FailedFeed, { feeds }: ArchiveStatus): string {
  return feeds.length > 1 ? m.faultOf(name, fault) : m.fault(fault)
}
