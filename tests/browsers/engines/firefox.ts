import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { downloadsOf, viewport, type Engine, type StartOptions } from './Engine.ts'
import { clickAt, pressKeys } from './inputActions.ts'
import { startProcess } from './startProcess.ts'

const flags = ['--headless', '--no-remote', '--remote-debugging-port=0']

/** Debian's Firefox, by WebDriver BiDi, which it speaks by itself: Debian has no geckodriver. */
export const firefox: Engine = {
  name: 'Firefox',
  async start(options) {
    await writeFile(join(options.profile, 'user.js'), preferences(options))
    const browser = await startProcess(
      'firefox-esr',
      [...flags, '--profile', options.profile, 'about:blank'],
      /WebDriver BiDi listening on (ws:\S+)/,
      { MOZ_HEADLESS_WIDTH: `${viewport.width}`, MOZ_HEADLESS_HEIGHT: `${viewport.height}` },
    )
    const send = await connect(`${browser.said}/session`)
    await send('session.new', { capabilities: {} })
    // In the first tab the address bar has the focus, and keys press no button of a page.
    const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' })
    await send('browsingContext.setViewport', { context, viewport })
    return {
      goto: async (url) => {
        await send('browsingContext.navigate', { context, url, wait: 'complete' })
      },
      async evaluate(expression) {
        const outcome = await send<Evaluated>('script.evaluate', {
          expression: `(async () => JSON.stringify(await (${expression})))()`,
          target: { context },
          awaitPromise: true,
          userActivation: false,
        })
        if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text)
        const { value } = outcome.result
        return value === undefined ? undefined : (JSON.parse(value) as unknown)
      },
      click: (x, y) => send('input.performActions', { context, actions: clickAt(x, y) }),
      press: (keys) => send('input.performActions', { context, actions: pressKeys(keys) }),
      async screenshot() {
        const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', {
          context,
        })
        return Buffer.from(data, 'base64')
      },
      kill: () => browser.end('SIGKILL'),
    }
  },
}

/** @see https://www.w3.org/TR/webdriver-bidi/#type-script-EvaluateResult */
type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }

/** What a message of the browser can be: an answer, a refusal, or an event, which has no id. */
interface Message {
  readonly id?: number
  readonly result?: unknown
  readonly error?: string
  readonly message?: string
}

type Send = <Result = void>(method: string, params: object) => Promise<Result>

/** @see https://www.w3.org/TR/webdriver-bidi/#protocol */
async function connect(url: string): Promise<Send> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, message } = JSON.parse(data as string) as Message
    const command = waiting.get(id ?? -1)
    if (error === undefined) command?.resolve(result)
    else command?.reject(new Error(`${error}: ${message}`))
  })
  socket.addEventListener('close', () => {
    for (const command of waiting.values()) command.reject(new Error('Firefox has ended'))
  })
  let count = 0
  return async <Result>(method: string, params: object): Promise<Result> => {
    const id = ++count
    const command = Promise.withResolvers<unknown>()
    waiting.set(id, command)
    socket.send(JSON.stringify({ id, method, params }))
    try {
      return (await command.promise) as Result
    } finally {
      waiting.delete(id)
    }
  }
}

/** Firefox sets by itself what automation needs; these are what the journeys need besides. */
function preferences({ profile, isStorageRefused }: StartOptions): string {
  const values = {
    // After a kill it would ask whether to restore or to start in safe mode.
    'browser.sessionstore.resume_from_crash': false,
    'toolkit.startup.max_resumed_crashes': -1,
    'browser.download.folderList': 2,
    'browser.download.dir': downloadsOf(profile),
    // Its setting "Block cookies: all", which is of all that a site can keep.
    ...(isStorageRefused && { 'network.cookie.cookieBehavior': 2 }),
  }
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
