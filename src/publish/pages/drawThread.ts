import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { openDraftFile } from '../drafts/draftFile.ts'
import { putFile } from '../site/putFile.ts'
import { createPageWriter, type Renderer } from './createPageWriter.ts'
import type { DrawnPage, DrawData, DrawMessage } from './drawPages.ts'

const { program, publication, base, drafts: descriptor, folder } = workerData as DrawData
const port = parentPort!
const drafts = openDraftFile(descriptor)
const renderer = (await import(pathToFileURL(program.renderer).href)) as Renderer
const write = createPageWriter(program, renderer, publication, base)

async function draw({ file, place, ...screen }: DrawMessage[number]): Promise<DrawnPage> {
  const content = await write({ ...screen, html: place && drafts.html(place) })
  const isWritten = putFile(folder, file, content)
  const { size, mtimeMs } = statSync(join(folder, file))
  return { file, isWritten, bytes: size, mtimeMs }
}

async function drawAll(screens: DrawMessage): Promise<void> {
  const pages: DrawnPage[] = []
  for (const screen of screens) pages.push(await draw(screen))
  port.postMessage(pages)
}

// A rejection that nobody handles ends the thread, and the command hears of it.
port.on('message', (screens: DrawMessage) => void drawAll(screens))
