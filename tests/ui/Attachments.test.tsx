import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Attachment } from '../../src/model/Post.ts'
import { Attachments } from '../../src/ui/post/Attachments.tsx'

afterEach(cleanup)

const mp3: Attachment = {
  url: 'https://media.example/talk.mp3',
  mimeType: 'audio/mpeg',
  title: 'The talk',
  bytes: 14_200_000,
  seconds: 727,
}

function show(attachments: readonly Attachment[], recordings: readonly string[] = []): void {
  render(
    <Attachments
      attachments={attachments}
      lang="fr"
      mayLoad={(url) => new URL(url).host === 'media.example'}
      recordings={recordings}
    />,
  )
}

function players(): readonly Element[] {
  return [...document.querySelectorAll('audio, video')]
}

test('are not mentioned where there are none', () => {
  show([])
  expect(document.body.textContent).toBe('')
})

test('of one title are one entry, with one player of several sources and a link to each', () => {
  const ogg = { ...mp3, url: 'https://media.example/talk.ogg', mimeType: 'audio/ogg', bytes: 9e6 }
  const other = { ...mp3, url: 'https://media.example/other.mp3', title: 'Another' }
  show([mp3, other, ogg])
  const [entry] = screen.getAllByRole('listitem')
  const [player] = players()
  expect(players()).toHaveLength(2)
  expect([...player!.children].map((source) => source.outerHTML)).toEqual([
    '<source src="https://media.example/talk.mp3" type="audio/mpeg">',
    '<source src="https://media.example/talk.ogg" type="audio/ogg">',
  ])
  const links = within(entry!).getAllByRole<HTMLAnchorElement>('link')
  expect(links.map(({ href, ariaLabel }) => [href, ariaLabel])).toEqual([
    ['https://media.example/talk.mp3', 'Download: The talk, MP3'],
    ['https://media.example/talk.ogg', 'Download: The talk, Ogg'],
  ])
  expect(within(entry!).getByText('9 MB')).toBeTruthy()
})

test('without a title are entries of their own, called by their file names', () => {
  const { title: _title, ...untitled } = mp3
  show([
    { ...untitled, url: 'https://media.example/a/Der%20%C3%9Cberblick.mp3?x=1' },
    { ...untitled, url: 'https://media.example/100%.mp3' },
    { ...untitled, url: 'https://media.example/' },
  ])
  const titles = screen.getAllByRole('heading', { level: 3 })
  expect(titles.map((title) => title.textContent)).toEqual([
    'Der Überblick.mp3',
    '100%.mp3',
    'media.example',
  ])
  expect(titles.map((title) => title.lang)).toEqual(['', '', ''])
})

test('that a feed names twice are shown once, as they are named first', () => {
  show([mp3, { ...mp3, title: 'Again' }])
  expect(screen.getAllByRole('heading', { level: 3 }).map((title) => title.textContent)).toEqual([
    'The talk',
  ])
})

test('play nothing and preload nothing until they are started', () => {
  show([mp3, { url: 'https://media.example/film.mp4', mimeType: 'video/mp4' }])
  expect(players().map(({ localName }) => localName)).toEqual(['audio', 'video'])
  for (const player of players()) {
    expect(player.hasAttribute('controls')).toBe(true)
    expect(player.hasAttribute('autoplay')).toBe(false)
    expect(player.getAttribute('preload')).toBe('none')
  }
})

test('with a single source leave its type to the browser to find out', () => {
  show([{ ...mp3, mimeType: 'audio/x-unheard-of' }])
  expect(players()[0]!.innerHTML).toBe('<source src="https://media.example/talk.mp3">')
})

test.each([
  ['audio/mpeg', 'Listen at elsewhere.example'],
  ['video/mp4', 'Watch at elsewhere.example'],
  ['application/pdf', 'Download from elsewhere.example'],
])('of hosts that are not listed are links that name the host: %s', (mimeType, text) => {
  const url = 'https://elsewhere.example/file'
  show([{ ...mp3, url, mimeType }])
  expect(players()).toEqual([])
  const link = screen.getByRole('link')
  expect(link.textContent).toBe(text)
  expect(link.getAttribute('href')).toBe(url)
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(link.getAttribute('referrerpolicy')).toBe('no-referrer')
})

test('in several forms are played from those whose host is listed', () => {
  show([{ ...mp3, url: 'https://elsewhere.example/talk.mp3' }, mp3])
  expect(players()[0]!.innerHTML).toBe('<source src="https://media.example/talk.mp3">')
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Listen at elsewhere.example',
    'Download',
  ])
})

test('that the text plays already get no second player', () => {
  show([mp3], [mp3.url])
  expect(players()).toEqual([])
  expect(screen.getByRole('link').textContent).toBe('Download')
})

test.each([
  ['application/pdf', 'Document', 'PDF'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Spreadsheet', 'Excel'],
  ['application/x-unheard-of', 'File', undefined],
  ['Video/MP4; codecs=x', 'Film', 'MP4'],
  ['image/tiff', 'Picture', undefined],
  ['nonsense', 'File', undefined],
])('say in plain words what they are: %s', (mimeType, kind, form) => {
  show([{ ...mp3, mimeType }])
  expect(screen.getByText(kind)).toBeTruthy()
  if (form) expect(screen.getByText(form)).toBeTruthy()
})

test.each([
  [0.4, '1 second'],
  [40, '40 seconds'],
  [59.7, '1 minute'],
  [727, '12 minutes'],
  [3600, '1 hour'],
  [3571, '1 hour'],
  [7500, '2 hours 5 minutes'],
])('say how long they take: %s seconds', (seconds, text) => {
  show([{ ...mp3, seconds }])
  expect(screen.getByText(text)).toBeTruthy()
})
