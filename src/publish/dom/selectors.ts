import type { LeanElement } from './nodes.ts'

type Test = (element: LeanElement) => boolean

const tests = new Map<string, Test>()

/** @param selector  names of elements, of classes or of attributes, `a[href]`, or several of these */
export function createTest(selector: string): Test {
  const known = tests.get(selector)
  if (known) return known
  const parts = selector.split(',').map((part) => testPart(part.trim()))
  const test: Test = (element) => parts.some((isMeant) => isMeant(element))
  tests.set(selector, test)
  return test
}

function testPart(part: string): Test {
  const [, name, className, attribute] =
    /^([a-z][a-z0-9]*)?(?:\.([\w-]+))?(?:\[([a-z-]+)\])?$/.exec(part) ?? []
  if (!(name ?? className ?? attribute)) throw new Error(`publish: "${part}" is not understood`)
  return (element) =>
    (name === undefined || element.localName === name) &&
    (attribute === undefined || element.hasAttribute(attribute)) &&
    (className === undefined ||
      (element.getAttribute('class') ?? '').split(/\s+/).includes(className))
}
