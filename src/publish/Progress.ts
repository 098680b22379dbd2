/** Where a long command is, for the person at the terminal. */
export interface Progress {
  /** @param total  absent where it is not known how much there is */
  step(what: string, done: number, total?: number): void
  /** What is over, in a line that stays. */
  say(line: string): void
}

/** A terminal is told as often as this. */
const redrawMs = 100
/** A log gets a line for each step, and for each of these parts of it. */
const loggedParts = 4

/**
 * Tells on a terminal at each moment how far the work is and how long it will take, in a log by
 * plain lines now and then.
 */
export function createProgress(out: NodeJS.WriteStream, now: () => number = Date.now): Progress {
  let what = ''
  let startedAt = 0
  let toldAt = -Infinity
  let toldPart = 0

  function line(done: number, total: number | undefined): string {
    const count = total === undefined ? format(done) : `${format(done)} of ${format(total)}`
    const left = total === undefined ? '' : timeLeft(done, total, now() - startedAt)
    return `${what}: ${count}${left}`
  }

  return {
    step(nextWhat, done, total) {
      const isNew = nextWhat !== what
      if (isNew) {
        what = nextWhat
        startedAt = now()
        toldPart = 0
      }
      if (out.isTTY) {
        if (now() - toldAt < redrawMs && done !== total) return
        toldAt = now()
        out.write(`\r\u001b[K${line(done, total)}`)
        return
      }
      const part = total ? Math.floor((loggedParts * done) / total) : 0
      if (!isNew && part <= toldPart) return
      toldPart = part
      out.write(`${line(done, total)}\n`)
    },
    say(text) {
      out.write(`${out.isTTY ? '\r\u001b[K' : ''}${text}\n`)
    },
  }
}

/** Too early to tell before this share is done. */
const tellingShare = 0.02

function timeLeft(done: number, total: number, elapsedMs: number): string {
  if (done < total * tellingShare || done >= total || elapsedMs < 1000) return ''
  const seconds = Math.ceil((elapsedMs * (total - done)) / done / 1000)
  return seconds < 90 ? `, about ${seconds} s left` : `, about ${Math.ceil(seconds / 60)} min left`
}

function format(count: number): string {
  return new Intl.NumberFormat('en-GB').format(count)
}
