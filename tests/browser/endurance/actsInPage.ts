declare global {
  /** Tells the test what the reader was told is kept. */
  var acknowledge: (what: string) => void
  /** Tells the test that something is being written. */
  var begun: () => void
}

/** How a page is to press what there is to be pressed on a screen. */
export interface Pressing {
  /** All of it at once; otherwise one after the other, each when the one before is acknowledged. */
  readonly isAtOnce: boolean
  /** Written into notes. */
  readonly round: number
}

/** Runs in the page: presses every Save on the screen, and tells of each that says Saved. */
export function saveAll({ isAtOnce }: Pressing): void {
  const told = new Set<string>()
  const buttons = [...document.querySelectorAll('button')].filter(
    ({ textContent }) => textContent === 'Save',
  )
  new MutationObserver(() => {
    for (const card of document.querySelectorAll('article')) {
      const title = card.querySelector('h2 a, h3 a')?.textContent ?? ''
      const isSaved = [...card.querySelectorAll('button')].some(
        ({ textContent }) => textContent === 'Saved',
      )
      if (!isSaved || told.has(title)) continue
      told.add(title)
      acknowledge(title)
      buttons.shift()?.click()
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
  for (const button of buttons.splice(0, isAtOnce ? buttons.length : 1)) button.click()
}

/** Runs in the page: presses every Save on the screen, and takes asking for being told. */
export function saveAllTooEarly(): void {
  for (const card of document.querySelectorAll('article')) {
    const button = [...card.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Save',
    )
    if (!button) continue
    button.click()
    acknowledge(card.querySelector('h2 a, h3 a')?.textContent ?? '')
  }
}

/** Runs in the page: presses every Remove on the screen, and tells of each that says Removed. */
export function removeAll({ isAtOnce }: Pressing): void {
  const told = new Set<string>()
  const buttons = [...document.querySelectorAll<HTMLElement>('article button')].filter(
    ({ textContent }) => textContent === 'Remove',
  )
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll('main li p')) {
      const [, title] = /^Removed “(.+)”\./.exec(textContent) ?? []
      if (title === undefined || told.has(title)) continue
      told.add(title)
      acknowledge(title)
      buttons.shift()?.click()
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
  for (const button of buttons.splice(0, isAtOnce ? buttons.length : 1)) button.click()
}

/** Runs in the page: writes a note for every post on the screen, and tells of each that is kept. */
export function noteAll({ isAtOnce, round }: Pressing): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!
  const told = new Set<Element>()
  const written = new Set<Element>()
  const buttons = [...document.querySelectorAll<HTMLElement>('article button')].filter(
    ({ textContent }) => textContent === 'Labels and note',
  )
  new MutationObserver(() => {
    for (const card of document.querySelectorAll('article')) {
      const field = card.querySelector('textarea')
      if (!field) continue
      if (!written.has(card)) {
        written.add(card)
        // As a key would: React hears of nothing else.
        setValue.call(field, `Read in round ${round}.`)
        field.dispatchEvent(new Event('input', { bubbles: true }))
        field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
      } else if (!told.has(card) && card.textContent.includes('Kept on this device.')) {
        told.add(card)
        const title = card.querySelector('h2 a')?.textContent ?? ''
        acknowledge(JSON.stringify({ title, round }))
        buttons.shift()?.click()
      }
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
  for (const button of buttons.splice(0, isAtOnce ? buttons.length : 1)) button.click()
}

/** Runs in each page before its own scripts: tells of migrations and imports, which kills are timed by. */
export function reportWork(): void {
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (name, version) {
    const opening = open.call(this, name, version)
    // An older version than ours is made by the test.
    if (name.startsWith('lectern-library') && version !== undefined && version > 1) {
      opening.addEventListener('upgradeneeded', ({ oldVersion }) => {
        if (oldVersion > 0) begun()
      })
    }
    return opening
  }
  const seen = new Set<string>()
  new MutationObserver(() => {
    const text = document.body?.textContent ?? ''
    if (text.includes('Reading the file…') && !seen.has('begun')) {
      seen.add('begun')
      begun()
    }
    if (text.includes('Added from the backup') && !seen.has('added')) {
      seen.add('added')
      acknowledge('the file')
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
