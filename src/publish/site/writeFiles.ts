import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CommandError } from '../CommandError.ts'
import type { SiteFile } from './archiveFiles.ts'
import { putCopy, putFile } from './putFile.ts'

/** The files of the last build, one a line: what a build does not write any more is removed. */
const listFile = 'lectern-files.txt'

export interface WrittenFiles {
  /** Writes a file unless it is there already, byte for byte. */
  write(file: SiteFile): Promise<void>
  /** The same with the content of another file. */
  copy(path: string, source: string): void
  /** Enters a file that is written elsewhere. @param isWritten  whether it had to be */
  enter(path: string, isWritten: boolean): void
  /** Removes what the build before has written and this one has not. @returns what was done */
  finish(): Promise<{ readonly written: number; readonly kept: number; readonly removed: number }>
}

/**
 * Writes a site into a folder that may hold an earlier one, and files of other origin, which stay.
 *
 * @throws {CommandError} when the folder cannot be written to
 */
export async function openFolder(folder: string): Promise<WrittenFiles> {
  await tryToWrite(folder)
  const list = await readIfThere(join(folder, listFile))
  const before = new Set(list?.toString('utf8').split('\n'))
  const paths = new Set<string>()
  let written = 0

  function enter(path: string, isWritten: boolean): void {
    if (paths.has(path)) throw new Error(`publish: ${path} is written twice`)
    paths.add(path)
    if (isWritten) written++
  }

  return {
    write: async (file) => {
      const { path, isNamedByContent } = file
      const isThere = isNamedByContent && before.has(path) && existsSync(join(folder, path))
      // What is there is not even asked for its content, which is made when it is.
      enter(path, !isThere && putFile(folder, path, file.content))
    },
    copy: (path, source) => enter(path, putCopy(folder, path, source)),
    enter,
    finish: async () => {
      const gone = [...before].filter((path) => path !== '' && !paths.has(path))
      for (const path of gone) {
        await rm(join(folder, path), { force: true })
        await removeEmptyFolders(folder, dirname(path))
      }
      await writeFile(join(folder, listFile), [...paths].toSorted().join('\n'))
      return { written, kept: paths.size - written, removed: gone.length }
    },
  }
}

/** From the innermost outwards; a host would list an empty one, or say that there is no page. */
async function removeEmptyFolders(folder: string, path: string): Promise<void> {
  for (let inner = path; inner !== '.'; inner = dirname(inner)) {
    const isEmpty = (await readdir(join(folder, inner)).catch(() => ['?'])).length === 0
    if (!isEmpty) return
    await rmdir(join(folder, inner))
  }
}

async function tryToWrite(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.lectern-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CommandError(`The folder ${folder} cannot be written to (${code}).`)
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
