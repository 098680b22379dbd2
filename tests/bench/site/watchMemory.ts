import { readFileSync } from 'node:fs'

const everyMs = 50

/** Watches how much memory a process and those that it started hold at the most. */
export function watchMemory(pid: number): { readonly stop: () => number | undefined } {
  let peakBytes = 0
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, measure(pid))
  }, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return peakBytes > 0 ? peakBytes : undefined
    },
  }
}

/** @returns 0 for a process that has ended, or where the system keeps no such files */
function measure(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const ownKb = Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
    return children
      .filter(Boolean)
      .reduce((sum, child) => sum + measure(Number(child)), 1024 * ownKb)
  } catch {
    return 0
  }
}
