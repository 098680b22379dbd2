import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWordPress, wordpressPath } from './ensureWordPress.ts'
import { findFreePort } from './findFreePort.ts'
import { phpOptions, runPhp } from './runPhp.ts'
import { setLinks } from './setLinks.ts'
import { startDatabase } from './startDatabase.ts'
import { startServer, type RunningServer } from './startServer.ts'
import type { Exchange, WordPress } from './WordPress.ts'

const own = fileURLToPath(new URL('site', import.meta.url))

/**
 * Starts a real WordPress with an empty site on this machine: a copy of Debian's with a database,
 * our plug-in and our theme, pretty links on. Installs the Debian packages where they are missing.
 */
export async function startWordPress(): Promise<WordPress> {
  ensureWordPress()
  const folder = await mkdtemp(join(tmpdir(), 'lectern-wordpress-'))
  const logPath = join(folder, 'log')
  let database: RunningServer | undefined
  let server: RunningServer | undefined
  async function close(): Promise<void> {
    await Promise.all([database?.stop(), server?.stop()])
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const sitePath = join(folder, 'site')
    await copySite(sitePath)
    await writeFile(logPath, '')
    const { socketPath, ...started } = await startDatabase(join(folder, 'database'))
    database = started
    const environment = {
      WORDPRESS_PATH: sitePath,
      WORDPRESS_DB_SOCKET: socketPath,
      WORDPRESS_LOG: logPath,
    }
    const url = `http://127.0.0.1:${await findFreePort()}/`
    server = await serve(url, environment)
    await install(url)
    const wordpress: WordPress = {
      url,
      run: (code, input) => runPhp(environment, code, input),
      exchanges: () => readLog(logPath),
      stop: async () => server?.stop(),
      restart: async () => {
        server = await serve(url, environment)
      },
      close,
    }
    await wordpress.run('remove_sample_content();')
    await setLinks(wordpress, 'pretty')
    return wordpress
  } catch (error) {
    await close()
    throw error
  }
}

async function copySite(sitePath: string): Promise<void> {
  const content = join(sitePath, 'wp-content')
  // Debian's copy is half links into other packages.
  await cp(wordpressPath, sitePath, { recursive: true, dereference: true })
  await cp(join(own, 'wp-config.php'), join(sitePath, 'wp-config.php'))
  await cp(join(own, 'mu-plugin.php'), join(content, 'mu-plugins', 'mu-plugin.php'))
  await cp(join(own, 'theme'), join(content, 'themes', 'lectern'), { recursive: true })
}

async function serve(
  url: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const root = environment['WORDPRESS_PATH']!
  return startServer({
    command: ['php', ...phpOptions, '-S', new URL(url).host, '-t', root, join(own, 'router.php')],
    environment: { ...environment, PHP_CLI_SERVER_WORKERS: '4' },
    isReady: () => answers(`${url}wp-admin/install.php`),
  })
}

async function readLog(path: string): Promise<readonly Exchange[]> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Exchange)
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/** Sends the form of the installer, as its owner would. */
async function install(url: string): Promise<void> {
  const response = await fetch(`${url}wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams({
      weblog_title: 'A site of the tests',
      user_name: 'keeper',
      admin_password: 'of the tests',
      admin_password2: 'of the tests',
      admin_email: 'keeper@example.org',
      blog_public: '1',
    }),
  })
  const page = await response.text()
  if (!page.includes('wp-login.php')) throw new Error(`WordPress was not installed:\n${page}`)
}
