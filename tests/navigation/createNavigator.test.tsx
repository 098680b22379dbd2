import { beforeEach, expect, test, vi } from 'vitest'
import { createNavigator, type BrowserNavigator } from '../../src/navigation/createNavigator.ts'

const First = () => null
const Second = () => null
const Nowhere = () => null

let secondCode = Promise.withResolvers<typeof Second>()
let navigator: BrowserNavigator

beforeEach(async () => {
  secondCode = Promise.withResolvers()
  window.history.replaceState(null, '', '/journal/')
  navigator?.close()
  navigator = createNavigator(
    [
      { path: '/', load: async () => First },
      { path: '/second', load: () => secondCode.promise },
      { path: '*', load: async () => Nowhere },
    ],
    '/journal/',
  )
  await navigator.begun
})

test('begins at the address of the page, below the base of the site', () => {
  const { place, Component, type } = navigator.visit
  expect(place).toEqual({ pathname: '/', search: '', hash: '', state: null, key: 'default' })
  expect([Component, type]).toEqual([First, 'pop'])
})

test('stays at a screen until the code of the next one is here', async () => {
  const going = navigator.navigate('/second?find=a#b')
  expect(navigator.visit.Component).toBe(First)
  expect(window.location.pathname).toBe('/journal/')
  secondCode.resolve(Second)
  await going
  expect(navigator.visit.Component).toBe(Second)
  expect(window.location.href).toMatch(/\/journal\/second\?find=a#b$/)
})

test('goes on at once where the code is here', () => {
  const shown = vi.fn<() => void>()
  navigator.subscribe(shown)
  void navigator.navigate('/?q=a', { state: { list: '/' } })
  expect(shown).toHaveBeenCalledOnce()
  expect(navigator.visit.place).toMatchObject({ search: '?q=a', state: { list: '/' } })
})

test('leads whoever goes elsewhere meanwhile there, and nowhere else', async () => {
  const going = navigator.navigate('/second')
  await navigator.navigate('/?q=a')
  secondCode.resolve(Second)
  await going
  expect(navigator.visit.place.search).toBe('?q=a')
  expect(window.location.pathname).toBe('/journal/')
})

test('goes back to what an entry of the history has kept', async () => {
  await navigator.navigate('/?q=a', { state: 1 })
  const { key } = navigator.visit.place
  await navigator.navigate('/?q=b', { state: 2 })
  window.history.back()
  await vi.waitFor(() => expect(navigator.visit.place.search).toBe('?q=a'))
  expect(navigator.visit).toMatchObject({ type: 'pop', place: { state: 1, key } })
})

test('says what went wrong where the code cannot be fetched, and tries again the next time', async () => {
  secondCode.reject(new Error('gone'))
  await navigator.navigate('/second')
  expect(navigator.visit.error).toEqual(new Error('gone'))
  secondCode = Promise.withResolvers()
  secondCode.resolve(Second)
  await navigator.navigate('/second')
  expect(navigator.visit.Component).toBe(Second)
})

test('shows the last screen at any other address', async () => {
  await navigator.navigate('/nothing/here')
  expect(navigator.visit.Component).toBe(Nowhere)
})
