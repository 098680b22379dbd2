import { rm } from 'node:fs/promises'
import { publications } from '../browser/publications.ts'
import { buildSite } from '../browser/publishSite.ts'
import { makeVersion } from '../browser/updates/makeVersion.ts'
import { startHost } from '../browser/updates/startHost.ts'
import type { Stage } from './Stage.ts'

const { richPost } = publications.sample
const base = '/journal/'

/** A version is put on the host while a reader is there, who then begins it. */
export async function beginsNewVersion(stage: Stage): Promise<void> {
  const { first, second } = await versions()
  const host = await startHost(base, first)
  stage.atEnd(() => host.close())
  const reader = await stage.open(host.url)
  const path = richPost.path.slice(1)
  await reader.goto(path)
  await reader.reads('Read with Lectern')
  await reader.until('its program on the device', () =>
    reader.ask(() => navigator.serviceWorker.controller !== null),
  )
  await host.deploy(second)
  await reader.goto(path)
  await reader.reads('A new version is ready')
  await reader.until('the old version until then', () =>
    reader.ask(() => !document.body.innerText.includes('Read with Lectern second')),
  )
  await reader.click({ role: 'button', name: 'Reload' })
  await reader.reads('Read with Lectern second')
  await reader.finds({ role: 'heading', level: 1, name: richPost.title })
  await reader.until('only the new version on the device', async () => {
    const names = await reader.ask(() => caches.keys())
    return new Set(names.map((name) => name.split(':')[2])).size === 1
  })
}

let made: Promise<{ readonly first: string; readonly second: string }> | undefined

/** Folders of two versions of one site, made once for all engines. */
function versions() {
  made ??= makeVersions()
  return made
}

async function makeVersions() {
  const first = await buildSite(base)
  const second = await makeVersion(first, 'second')
  return { first, second }
}

/** Removes what was made for this journey. */
export async function removeVersions(): Promise<void> {
  if (made === undefined) return
  for (const folder of Object.values(await made)) await rm(folder, { recursive: true })
}
