import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const published = feed(saltmarshItems)

function findField(): Promise<HTMLInputElement> {
  return screen.findByRole('combobox', { name: 'Search all posts' })
}

function field(): HTMLInputElement {
  return screen.getByRole('combobox', { name: 'Search all posts' })
}

/** Names of all options, in order; empty where nothing is open. */
function optionNames(): string[] {
  const list = screen.queryByRole('listbox', { name: 'Suggestions' })
  return list
    ? within(list)
        .getAllByRole('option')
        .map(({ textContent }) => textContent)
    : []
}

function expectOptions(names: readonly string[]): Promise<void> {
  return waitFor(() => expect(optionNames()).toEqual(names))
}

/** The option that the keyboard is on, as the field tells it. */
function activeOption(): string | undefined {
  const id = field().getAttribute('aria-activedescendant')
  const list = screen.getByRole('listbox', { name: 'Suggestions' })
  const active = within(list).queryByRole('option', { selected: true })
  expect(active?.id ?? null).toBe(id)
  return active?.textContent.trim()
}

function expectClosed(): void {
  expect(optionNames()).toEqual([])
  expect(field().getAttribute('aria-expanded')).toBe('false')
  expect(field().hasAttribute('aria-activedescendant')).toBe(false)
}

/** The list is there once: what is typed then is not still being read. */
async function openApp(url = '/'): Promise<UserEvent> {
  const { user } = renderApp({ feed: published, url })
  await screen.findByText('All 5 posts are on this device.')
  await findField()
  return user
}

const pilotOptions = ['pilots', 'What a pilot is for', 'Pilots Topic, 2 posts']

test('suggests words, posts and topics while one types, in groups', async () => {
  const user = await openApp()
  expectClosed()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  const list = screen.getByRole('listbox', { name: 'Suggestions' })
  expect(field().getAttribute('aria-expanded')).toBe('true')
  expect(field().getAttribute('aria-controls')).toBe(list.id)
  const groups = ['Search for', 'Posts', 'Topics'].map((name) =>
    within(list).getByRole('group', { name }).querySelectorAll('[role=option]'),
  )
  expect(groups.map(({ length }) => length)).toEqual([1, 1, 1])
  expect(
    within(screen.getByRole('option', { name: 'What a pilot is for' })).getByText('pilot').tagName,
  ).toBe('MARK')
  expect(listedTitles()).toEqual(['What a pilot is for', 'A first letter to our readers'])
})

test('goes through the options and back to the field, and leaves the focus there', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  expect(activeOption()).toBeUndefined()
  for (const name of [...pilotOptions, undefined, pilotOptions[0]]) {
    await user.keyboard('{ArrowDown}')
    expect(activeOption()).toBe(name)
  }
  for (const name of [undefined, pilotOptions[2]]) {
    await user.keyboard('{ArrowUp}')
    expect(activeOption()).toBe(name)
  }
  await user.keyboard('{ArrowLeft}')
  expect(activeOption()).toBeUndefined()
  expect(document.activeElement).toBe(field())
  expect(field().value).toBe('pilot')
})

test('fills the field with a completion and searches', async () => {
  const user = await openApp()
  await user.type(field(), 'pum')
  await expectOptions(['pumps'])
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(location.search).toBe('?q=pumps'))
  expect(field().value).toBe('pumps')
  expectClosed()
  expect(document.activeElement).toBe(field())
  await waitFor(() => expect(listedTitles()).toEqual(['A shared list of spare equipment']))
  window.history.back()
  await waitFor(() => expect(location.search).toBe('?q=pum'))
})

test('searches for what is typed where no option is chosen', async () => {
  const user = await openApp()
  await user.type(field(), 'pum')
  await expectOptions(['pumps'])
  await user.keyboard('{Enter}')
  expectClosed()
  expect(field().value).toBe('pum')
  await waitFor(() => expect(location.search).toBe('?q=pum'))
  expect(document.activeElement).toBe(field())
  expectClosed()
})

test('opens a post at once, which leads back to the search', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'What a pilot is for' })
  expect(location.pathname).toBe('/posts/what-a-pilot-is-for')
  await user.click(screen.getByRole('link', { name: 'Back to the list' }))
  await waitFor(() => expect(location.search).toBe('?q=pilot'))
  expect((await findField()).value).toBe('pilot')
  expectClosed()
})

test('leads to authors and topics by pointer', async () => {
  const user = await openApp()
  await user.type(field(), 'fen')
  await user.click(await screen.findByRole('option', { name: 'Ida Fenwick 3 posts' }))
  await screen.findByRole('heading', { level: 1, name: 'Ida Fenwick' })
  await user.click(screen.getByRole('link', { name: 'Posts' }))
  await user.type(await findField(), 'commiss')
  const topic = await screen.findByRole('option', { name: 'Commissioners Audience, 3 posts' })
  expect(topic.getAttribute('href')).toBe('/topics/audience/commissioners')
  await user.click(topic)
  await screen.findByRole('heading', { level: 1, name: 'Commissioners' })
})

test('completes an operator and goes on to its values', async () => {
  const user = await openApp()
  await user.type(field(), 'aud')
  await user.click(await screen.findByRole('option', { name: 'audience:' }))
  expect(field().value).toBe('audience:')
  await expectOptions(['audience:"Patients and public"', 'audience:Commissioners'])
  await user.keyboard('pat')
  await user.click(await screen.findByRole('option', { name: /public"$/ }))
  await waitFor(() =>
    expect(new URLSearchParams(location.search).get('q')).toBe('audience:"Patients and public"'),
  )
  await waitFor(() => expect(listedTitles()).toHaveLength(3))
  expectClosed()
})

test('closes by Escape, and empties the field only then', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot{Enter}')
  await user.clear(field())
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  await user.keyboard('{ArrowDown}{Escape}')
  expectClosed()
  expect(field().value).toBe('pilot')
  await user.keyboard('{Escape}')
  expect(field().value).toBe('')
  expectClosed()
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
})

test('closes when Tab or a press elsewhere leaves the field', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  await user.tab()
  expectClosed()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search' }))
  await user.click(field())
  expectClosed()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expectOptions(pilotOptions)
  expect(activeOption()).toBeUndefined()
  await user.click(screen.getByText('Saltmarsh Review'))
  await waitFor(() => expectClosed())
})

test('leaves keys of an input method to it', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  fireEvent.keyDown(field(), { key: 'ArrowDown', isComposing: true })
  expect(activeOption()).toBeUndefined()
  for (const enter of [
    { key: 'Enter', isComposing: true },
    { key: 'Enter', keyCode: 229 },
  ]) {
    expect(fireEvent.keyDown(field(), enter), 'it does not submit').toBe(false)
    expect(optionNames()).toEqual(pilotOptions)
  }
})

test('says how many suggestions there are when they are asked for, not at each key', async () => {
  const user = await openApp()
  await user.type(field(), 'pilot')
  await expectOptions(pilotOptions)
  const status = screen.getByRole('status')
  await waitFor(() => expect(status.textContent).toBe('2 results for ‘pilot’'))
  await user.keyboard('{Escape}{ArrowDown}')
  await waitFor(() => expect(status.textContent).toBe('3 suggestions'))
  await user.keyboard('s')
  await expectOptions(['What a pilot is for', 'Pilots Topic, 2 posts'])
  await waitFor(() => expect(status.textContent).toMatch(/results? for ‘pilots’$/))
})

async function searchFor(user: UserEvent, words: string): Promise<void> {
  await user.clear(field())
  await user.type(field(), `${words}{Enter}`)
}

test('offers recent searches in the empty field, to a pointer or a key and not by itself', async () => {
  const user = await openApp()
  await user.click(field())
  expectClosed()
  await searchFor(user, 'pumps')
  await searchFor(user, 'bins')
  await user.clear(field())
  await user.keyboard('{Escape}')
  await user.tab()
  await user.tab({ shift: true })
  expect(document.activeElement).toBe(field())
  expectClosed()

  await user.click(field())
  await expectOptions(['bins', 'pumps'])
  expect(screen.getByRole('group', { name: 'Recent searches' })).toBeTruthy()
  await user.keyboard('{Escape}{ArrowDown}')
  await waitFor(() => expect(activeOption()).toBe('bins'))
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe(
      '2 recent searches. Delete removes the chosen one.',
    ),
  )
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(location.search).toBe('?q=pumps'))
  expect(field().value).toBe('pumps')
  expectClosed()
  await user.clear(field())
  await expectOptions(['pumps', 'bins'])
})

test('remembers what a suggestion completed', async () => {
  const user = await openApp()
  await user.type(field(), 'pum')
  await user.click(await screen.findByRole('option', { name: 'pumps' }))
  await user.clear(field())
  await expectOptions(['pumps'])
})

test('forgets one recent search by Delete, and says so', async () => {
  const user = await openApp()
  for (const words of ['pumps', 'bins', 'diary']) await searchFor(user, words)
  await user.clear(field())
  await expectOptions(['diary', 'bins', 'pumps'])
  await user.keyboard('{ArrowDown}{ArrowDown}{Delete}')
  await expectOptions(['diary', 'pumps'])
  expect(activeOption()).toBe('pumps')
  expect(screen.getByRole('status').textContent).toBe('Removed from recent searches: bins')
  await user.keyboard('{Delete}{Delete}')
  await waitFor(() => expectClosed())
})

test('forgets all recent searches by a button behind the list, and says so', async () => {
  const user = await openApp()
  await searchFor(user, 'pumps')
  await user.clear(field())
  await expectOptions(['pumps'])
  await user.tab()
  const wipe = screen.getByRole('button', { name: 'Clear recent searches' })
  expect(document.activeElement).toBe(wipe)
  await user.keyboard('{Enter}')
  await waitFor(() => expectClosed())
  expect(screen.getByRole('status').textContent).toBe('Recent searches cleared')
  expect(document.activeElement).toBe(field())
  await user.keyboard('{ArrowDown}')
  expectClosed()
})

test('moves on from the button behind the list', async () => {
  const user = await openApp()
  await searchFor(user, 'pumps')
  await user.clear(field())
  await expectOptions(['pumps'])
  await user.tab()
  await user.tab()
  expectClosed()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search' }))
})

test.each(['Control', 'Meta'])('comes to the field by %s+K from every screen', async (key) => {
  const user = await openApp('/?q=pilot')
  await user.keyboard(`{${key}>}k{/${key}}`)
  expect(document.activeElement).toBe(field())
  expect(field().selectionEnd).toBe('pilot'.length)
  await user.click(screen.getByRole('link', { name: 'Topics' }))
  await screen.findByRole('heading', { level: 1, name: 'Topics' })
  await user.keyboard(`{${key}>}k{/${key}}`)
  await waitFor(() => expect(document.activeElement).toBe(field()))
  expect(location.pathname).toBe('/')
  await screen.findByRole('heading', { level: 1, name: 'Latest posts' })
  expect(document.activeElement).toBe(field())
  expectClosed()
})

test('explains how to search by examples of this publication, which can be tried', async () => {
  const user = await openApp()
  const button = screen.getByRole('button', { name: 'How to search' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await user.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  const help = within(await screen.findByRole('region', { name: 'How to search' }))
  const examples = (await help.findAllByRole('link')).map(({ textContent }) => textContent)
  expect(examples).toEqual([
    'wards quiet',
    '"quiet wards"',
    'quiet OR buying',
    'quiet -buying',
    'title:quiet',
    'audience:"Patients and public"',
    'type:Guide',
    'region:National',
    'topic:Procurement',
    'author:"Ida Fenwick"',
    'after:2026',
    'before:2026',
  ])
  expect(help.getByText('Only this audience')).toBeTruthy()
  await user.click(help.getByRole('link', { name: 'author:"Ida Fenwick"' }))
  await waitFor(() => expect(field().value).toBe('author:"Ida Fenwick"'))
  await waitFor(() => expect(listedTitles()).toHaveLength(3))
  await user.click(button)
  expect(screen.queryByRole('region', { name: 'How to search' })).toBeNull()
})
