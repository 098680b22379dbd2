import type { ConditionsName } from '../link/conditions.ts'
import { clock, weighPieces } from '../serve/createTraffic.ts'
import type { FolderServer } from '../serve/serveFolder.ts'
import type { Sign } from '../visitProbe.ts'
import { watchLongTasks } from '../watchLongTasks.ts'
import { goTo, openReader, settle } from './openReader.ts'
import type { TestBed } from './openTestBed.ts'

/** What a first visit to one address is, in ms and bytes. */
export interface ColdReadings {
  readonly fcpMs: number
  readonly lcpMs: number
  readonly blockingMs: number
  readonly cls: number
  readonly bytesBefore: number
  readonly scriptBytesBefore: number
  readonly htmlBytes: number
  readonly cssBytes: number
  readonly scriptBytes: number
  readonly dataBytes: number
  readonly keptBytes: number
  readonly allBytes: number
}

export interface Screen {
  readonly server: FolderServer
  readonly path: string
  readonly sign: Sign
}

/** A first visit, until the page fetches nothing more. */
export async function coldVisit(
  bed: TestBed,
  under: ConditionsName,
  { server, path, sign }: Screen,
): Promise<ColdReadings> {
  const reader = await openReader(bed, under)
  try {
    const page = await reader.open()
    const startedAt = clock()
    await goTo(page, server.url + path, sign)
    await settle(page, server)
    const { vitals, timeOrigin } = await page.evaluate(() => ({
      vitals: window.visitProbe.vitals(),
      timeOrigin: performance.timeOrigin,
    }))
    const before = weighPieces(server.traffic.between(startedAt, timeOrigin + vitals.lcpMs))
    const all = weighPieces(server.traffic.between(startedAt))
    return {
      ...vitals,
      bytesBefore: before.all,
      scriptBytesBefore: before.js,
      htmlBytes: all.html,
      cssBytes: all.css,
      scriptBytes: all.js,
      dataBytes: all.data,
      keptBytes: all.kept,
      allBytes: all.all,
    }
  } finally {
    await reader.close()
  }
}

/** The longest task of a first visit by its time on a processor; traced, so a visit of its own. */
export async function traceVisit(
  bed: TestBed,
  under: ConditionsName,
  { server, path, sign }: Screen,
): Promise<number> {
  const reader = await openReader(bed, under)
  try {
    const page = await reader.open()
    const watch = await watchLongTasks(page)
    await goTo(page, server.url + path, sign)
    await settle(page, server)
    const tasks = await watch.stop()
    return Math.max(...tasks.map(({ processorMs }) => processorMs))
  } finally {
    await reader.close()
  }
}
