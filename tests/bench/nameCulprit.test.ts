import { expect, test } from 'vitest'
import { nameCulprit, type ProfiledEvent } from './nameCulprit.ts'

function event(name: string, ts: number, dur: number, data: object = {}): ProfiledEvent {
  return { name, cat: '', pid: 1, tid: 1, id: '0x1', ts, dur, args: { data } }
}

const task = event('RunTask', 1000, 500)

function profile(url: string): readonly ProfiledEvent[] {
  const nodes = [
    { id: 1, callFrame: { functionName: 'render', url } },
    { id: 2, parent: 1, callFrame: { functionName: 'drawCard', url } },
    { id: 3, callFrame: { functionName: '(idle)' } },
  ]
  const samples = [3, 1, 2, 2, 3]
  const timeDeltas = [1050, 50, 100, 100, 1000]
  return [
    event('Profile', 0, 0, { startTime: 0 }),
    { ...event('ProfileChunk', 0, 0, { cpuProfile: { nodes, samples }, timeDeltas }), tid: 9 },
  ]
}

function culprit(others: readonly ProfiledEvent[]): string {
  const all = [task, ...others]
  return nameCulprit(
    task,
    all.filter(({ tid }) => tid === 1),
    all,
  )
}

test('names the script of a task, and the function that most of it was spent in or under', () => {
  expect(culprit(profile('https://host/assets/react-1.js'))).toBe('react-1.js: render')
})

test('names what the browser did where that took longer than any script', () => {
  const layout = event('Layout', 1100, 400)
  expect(culprit([...profile('https://host/assets/react-1.js'), layout])).toBe('Layout')
})

test('names what the trace has where nothing was profiled', () => {
  const call = event('FunctionCall', 1100, 300, { functionName: 'look', url: 'https://host/a.js' })
  expect(culprit([call])).toBe('FunctionCall look a.js')
  expect(culprit([])).toBe('nothing that the trace names')
})
