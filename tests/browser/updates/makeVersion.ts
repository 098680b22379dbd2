import { cp, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const textFile = /\.(?:js|css|html)$/

/** As it stands in the service worker. */
const versionPattern = /(?<=["'`])[0-9a-f]{12}(?=["'`])/g

/**
 * Makes another version of a published site, as if its program had been built from other sources: it
 * says another name at its foot, and none of its files has a name that the first one has.
 *
 * @param name  letters and digits, which the names of its files end with
 * @returns its folder
 */
export async function makeVersion(folder: string, name: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lectern-version-'))
  await cp(folder, made, { recursive: true })
  const assets = await readdir(join(made, 'assets'))
  const stems = [...new Set(assets.map((file) => file.replace(/\.\w+$/, '')))]
  const stemPattern = new RegExp(stems.toSorted((a, b) => b.length - a.length).join('|'), 'g')
  for (const entry of await readdir(made, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !textFile.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'utf8')
    const changed = text
      .replace(stemPattern, (stem) => stem + name)
      .replaceAll('Read with Lectern', `Read with Lectern ${name}`)
    await writeFile(path, changed)
  }
  for (const file of assets) {
    const renamed = file.replace(/(?=\.\w+$)/, name)
    await rename(join(made, 'assets', file), join(made, 'assets', renamed))
  }
  const worker = join(made, 'sw.js')
  const code = await readFile(worker, 'utf8')
  await writeFile(
    worker,
    code.replaceAll(versionPattern, (version) => version + name),
  )
  return made
}
