import { bodyFindings } from './bodyFindings.ts'
import { bylineFindings } from './bylineFindings.ts'
import type { CheckContext, CheckedFeed } from './CheckedFeed.ts'
import { dateFindings } from './dateFindings.ts'
import { deliveryFindings } from './deliveryFindings.ts'
import { feedFindings } from './feedFindings.ts'
import type { Finding } from './Finding.ts'
import { imageFindings } from './imageFindings.ts'
import { linkFindings } from './linkFindings.ts'
import { readingFindings } from './readingFindings.ts'
import { tagFindings } from './tagFindings.ts'

/** @returns problems first, each kind in one place */
export function checkFeed(feed: CheckedFeed, context: CheckContext): readonly Finding[] {
  const findings = [
    ...readingFindings(feed),
    ...deliveryFindings(feed, context),
    ...feedFindings(feed),
    ...bylineFindings(feed),
    ...dateFindings(feed, context),
    ...bodyFindings(feed),
    ...linkFindings(feed, context),
    ...tagFindings(feed, context),
    ...imageFindings(feed, context),
  ]
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ severity }: Finding): number {
  return severity === 'problem' ? 0 : 1
}
