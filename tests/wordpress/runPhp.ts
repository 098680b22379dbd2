import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** PHP as the tests run it: its errors beside an answer and not in it, and no mail. */
export const phpOptions: readonly string[] = [
  '-d display_errors=0',
  '-d log_errors=1',
  '-d sendmail_path=/bin/true',
  '-d opcache.enable_cli=1',
]

const script = fileURLToPath(new URL('site/run.php', import.meta.url))

/** Runs PHP code inside the WordPress that the environment names; see `WordPress.run`. */
export async function runPhp(
  environment: Readonly<Record<string, string>>,
  code: string,
  input: unknown = null,
): Promise<unknown> {
  const child = spawn('php', [...phpOptions, script], {
    env: { ...process.env, ...environment },
  })
  child.stdin.end(JSON.stringify({ code, input }))
  const [answer, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  try {
    return JSON.parse(answer) as unknown
  } catch (cause) {
    throw new Error(`WordPress did not come to the end of "${code}":\n${errors}${answer}`, {
      cause,
    })
  }
}
