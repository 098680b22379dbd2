import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { downloadsOf, viewport, type Engine } from './Engine.ts'
import { clickAt, pressKeys } from './inputActions.ts'
import { startProcess } from './startProcess.ts'

/** MiniBrowser forgets everything when it is driven; ours does not. */
const browserScript = fileURLToPath(new URL('webkitGtkBrowser.js', import.meta.url))

/** WebKitGTK, by WebDriver over HTTP, on a screen that nobody sees. */
export const webkitGtk: Engine = {
  name: 'WebKitGTK',
  async start({ profile, isStorageRefused }) {
    const display = await startProcess(
      'Xvfb',
      ['-displayfd', '1', '-screen', '0', `${viewport.width}x${viewport.height}x24`],
      /^(\d+)$/m,
    )
    const window = { profile, downloads: downloadsOf(profile), isStorageRefused, ...viewport }
    const port = await freePort()
    const driver = await startProcess(
      'WebKitWebDriver',
      ['--host=127.0.0.1', `--port=${port}`],
      'started',
      { DISPLAY: `:${display.said}`, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' },
    )
    const base = `http://127.0.0.1:${port}`
    await answering(`${base}/status`)
    const { sessionId } = await send<{ sessionId: string }>(`${base}/session`, {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': {
            binary: '/usr/bin/gjs',
            args: ['-m', browserScript, JSON.stringify(window)],
          },
        },
      },
    })
    const session = `${base}/session/${sessionId}`
    return {
      goto: (url) => send(`${session}/url`, { url }),
      async evaluate(expression) {
        const outcome = await send<Evaluated>(`${session}/execute/async`, {
          script: `const done = arguments[arguments.length - 1];
            (async () => JSON.stringify(await (${expression})) ?? '')().then(
              (json) => done({ json }), (error) => done({ error: String(error) }))`,
          args: [],
        })
        if ('error' in outcome) throw new Error(outcome.error)
        return outcome.json === '' ? undefined : (JSON.parse(outcome.json) as unknown)
      },
      click: (x, y) => send(`${session}/actions`, { actions: clickAt(x, y) }),
      press: (keys) => send(`${session}/actions`, { actions: pressKeys(keys) }),
      screenshot: async () => Buffer.from(await send<string>(`${session}/screenshot`), 'base64'),
      async kill() {
        await driver.end('SIGKILL')
        await display.end('SIGTERM')
      },
    }
  },
}

/** The JSON is empty for what JSON has nothing for. */
type Evaluated = { readonly json: string } | { readonly error: string }

/**
 * Sends a command and gives its result.
 *
 * @see https://www.w3.org/TR/webdriver2/#endpoints
 * @throws {Error} with the driver's own words
 */
async function send<Result = void>(url: string, body?: object): Promise<Result> {
  const response = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await response.json()) as { value: unknown }
  if (!response.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value)}`)
  return value as Result
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(url)
      return
    } catch (error) {
      // Nothing listens yet: the driver does not say when it does.
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
