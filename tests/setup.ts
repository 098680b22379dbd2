import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// Long enough for a busy machine; what works takes a fraction of it.
vi.setConfig({ testTimeout: 30_000 })

// Every test is the first visit of a new device, and what the program logs as an error is a fault,
// also where the page still looks right.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const { calls } = vi.mocked(console.error).mock
  vi.restoreAllMocks()
  expect(calls, 'console.error was called').toEqual([])
})

// What jsdom leaves out. It lays nothing out, so there is nothing to scroll; a dialog opens and
// closes as the specification says, but does not hold the focus; <search> is a plain HTMLElement.
if (typeof window !== 'undefined') {
  window.scrollTo = () => {}
  window.matchMedia ??= () => ({ matches: false }) as MediaQueryList
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
  const createElement = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options)
    return name === 'search' ? Object.setPrototypeOf(element, HTMLElement.prototype) : element
  }
}
