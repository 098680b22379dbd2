import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, forgetOldest } from '../cache/cacheFolders.ts'
import { CommandError } from '../CommandError.ts'
import { digestProgram } from './digestProgram.ts'
import {
  manifestFile,
  programFolders,
  rendererFile,
  type Program,
  type ProgramManifest,
} from './Program.ts'

const cache = cacheFolder('programs')

/** Of the site, of its sample and of what is being worked on. */
const keptPrograms = 6

/**
 * The program for a site: as it was built before, where nothing that goes into it has changed since.
 *
 * @param base  path of the site, with slashes around it
 * @param isPublished  posts will stand beside it
 * @param signal  ends the building
 * @throws {CommandError} when it cannot be built; the builder has said why
 */
export async function openProgram(
  base: string,
  { isPublished, signal }: { readonly isPublished: boolean; readonly signal?: AbortSignal },
): Promise<Program> {
  const version = await digestProgram(base, isPublished)
  const folder = join(cache, version)
  const program = await readProgram(folder, version)
  if (program) {
    await utimes(folder, new Date(), new Date())
    return program
  }
  await mkdir(cache, { recursive: true })
  const unfinished = await mkdtemp(join(cache, 'unfinished-'))
  try {
    await build(base, isPublished, unfinished, signal)
    // Another build may have put the same there meanwhile.
    await rename(unfinished, folder).catch(() => {})
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await forgetOldest(cache, keptPrograms)
  const built = await readProgram(folder, version)
  if (!built) throw new Error(`publish: the program that was built is not in ${folder}`)
  return built
}

async function readProgram(folder: string, version: string): Promise<Program | undefined> {
  try {
    const text = await readFile(join(folder, manifestFile), 'utf8')
    return {
      ...(JSON.parse(text) as ProgramManifest),
      version,
      folder: join(folder, programFolders.browser),
      renderer: join(folder, programFolders.here, rendererFile),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function build(
  base: string,
  isPublished: boolean,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const script = fileURLToPath(new URL('buildProgram.ts', import.meta.url))
  // Vite builds for development where the terminal's environment names something else.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [script, base, String(isPublished), folder], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(signal && { signal }),
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new CommandError('The program could not be built.'))
    })
  })
}
