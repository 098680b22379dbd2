import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createTemporaryFile, readPart } from '../../../src/publish/drafts/temporaryFile.ts'

it('gives back what was appended, what has not been written yet among it', () => {
  const file = createTemporaryFile('probe')
  const long = new Uint8Array(300_000).fill(7)
  const places = [Uint8Array.of(1, 2), long, Uint8Array.of(3)].map((bytes) => file.append(bytes))
  expect(places).toEqual([0, 2, 300_002])
  expect([...file.read(300_002, 1)]).toEqual([3])
  expect([...file.read(0, 3)]).toEqual([1, 2, 7])
  expect([...readPart(file.descriptor, 300_001, 2)]).toEqual([7, 3])
  expect(() => file.read(300_002, 2)).toThrow('ends before')
  file.close()
  const left = readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`lectern-probe-${process.pid}-`),
  )
  expect(left).toEqual([])
})
