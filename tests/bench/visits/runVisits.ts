import type { Readings } from '../figures.ts'
import type { ConditionsName } from '../link/conditions.ts'
import { openProfile } from '../openProfile.ts'
import { barePath } from '../site/writeBarePages.ts'
import { coldVisit, traceVisit, type Screen } from './coldVisit.ts'
import { laterBareVisits, laterVisits } from './laterVisits.ts'
import { goTo, openReader } from './openReader.ts'
import type { TestBed } from './openTestBed.ts'
import { searchVisit } from './searchVisit.ts'
import { listSign, postSign } from './signs.ts'

/** The site, and the bare pages that it is compared with. */
export const subjects = ['bare', 'lectern'] as const
export type Subject = (typeof subjects)[number]

/** What one run found. */
export interface VisitRun {
  readonly readings: Readings
  /** What could not be measured, one line each; its figures are absent. */
  readonly faults: readonly string[]
}

/** One run of all visits, those to the site and to the bare pages in turn. */
export async function runVisits(
  bed: TestBed,
  under: ConditionsName,
  postPath: string,
): Promise<Readonly<Record<Subject, VisitRun>>> {
  const run = { bare: createNotes(), lectern: createNotes() }
  const screens = screensOf(bed, postPath)
  for (const screen of ['post', 'home'] as const) {
    for (const subject of subjects) {
      await run[subject].add(screen, () => coldVisit(bed, under, screens[subject][screen]))
    }
    await run.lectern.add(screen, async () => ({
      taskMs: await traceVisit(bed, under, screens.lectern[screen]),
    }))
  }
  await run.bare.add('later', () => laterBareVisits(bed, under))
  await run.lectern.add('later', () => laterVisits(bed, under, postPath))
  await run.lectern.add('search', () => searchVisit(bed, under))
  return run
}

/** Address of the newest post, as the list has it. */
export async function findPostPath(bed: TestBed): Promise<string> {
  const reader = await openReader(bed, 'unthrottled')
  try {
    const page = await reader.open()
    await goTo(page, `${bed.site.url}/`, listSign)
    const link = page.locator(listSign.within).first()
    return new URL((await link.getAttribute('href')) ?? '', page.url()).pathname
  } finally {
    await reader.close()
  }
}

/** Whether the newest post can be read where scripts are switched off. */
export async function readsWithoutScripts(bed: TestBed, postPath: string): Promise<boolean> {
  const { context, close } = await openProfile({ keyHash: bed.keyHash, hasScripts: false })
  try {
    const page = await context.newPage()
    await page.goto(bed.site.url + postPath)
    const { within, has } = postSign(bed.feed.newest[0]!)
    const text = await page.locator(within.replace(/:has.*/, '')).allTextContents()
    return new RegExp(has).test(text.join('\n'))
  } finally {
    await close()
  }
}

function screensOf({ site, bare, feed }: TestBed, postPath: string) {
  const sign = postSign(feed.newest[0]!)
  return {
    lectern: {
      post: { server: site, path: postPath, sign },
      home: { server: site, path: '/', sign: listSign },
    },
    bare: {
      post: { server: bare, path: barePath(0), sign },
      home: { server: bare, path: '/', sign: listSign },
    },
  } as const satisfies Record<Subject, Record<'post' | 'home', Screen>>
}

/** Gathers readings by figure. A visit that fails leaves its figures out and says so. */
function createNotes() {
  const readings: Record<string, number> = {}
  const faults: string[] = []
  return {
    readings: readings as Readings,
    faults,
    add: async (part: string, measure: () => Promise<object>): Promise<void> => {
      try {
        const found = Object.entries(await measure()) as [string, number][]
        for (const [name, value] of found) readings[`${part}.${name}`] = value
      } catch (error) {
        faults.push(`${part}: ${String(error).split('\n')[0]}`)
      }
    },
  }
}
