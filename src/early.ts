/**
 * The only script that a page asks for before its text is painted, so it is small and imports none. It
 * keeps what the reader does before the program has taken the page over, and does it then; and it
 * brings the program, once that takes nothing from the text any more.
 */
export {}

const pressed = new Set<HTMLElement>()
const typed = new Map<HTMLInputElement, string>()

function note({ target }: Event): void {
  if (!(target instanceof Element)) return
  // Links, submit buttons and what opens and closes by itself work without the program.
  const control = target.closest<HTMLElement>('button[type="button"], input[type="checkbox"]')
  if (control) pressed.add(control)
}

function noteText({ target }: Event): void {
  const isText = target instanceof HTMLInputElement && target.type !== 'checkbox'
  if (isText) typed.set(target, target.value)
}

function replay(): void {
  removeEventListener('click', note, { capture: true })
  removeEventListener('input', noteText, { capture: true })
  for (const [field, text] of typed) if (field.isConnected) retype(field, text)
  for (const control of pressed) {
    if (!control.isConnected) continue
    // Back to how the program knows it, so that it sees the change.
    if (control instanceof HTMLInputElement) control.checked = control.defaultChecked
    control.click()
  }
}

/** React looks at what it has set itself, so that has to be another text first. */
function retype(field: HTMLInputElement, text: string): void {
  field.value = field.defaultValue
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  value!.set!.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

addEventListener('click', note, { capture: true })
addEventListener('input', noteText, { capture: true })
// `main.tsx` sends it.
document.addEventListener('lectern-alive', replay, { once: true })

void bringProgram()

/**
 * All files are asked for together, and evaluated one by one, each after those that it imports: one
 * after the other in one task they would keep the page from answering.
 */
async function bringProgram(): Promise<void> {
  await whenPainted()
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="program"]')]
  for (const link of links) link.rel = 'modulepreload'
  try {
    for (const { href } of links) {
      await import(/* @vite-ignore */ href)
      await nextTask()
    }
  } catch (error) {
    // Without the program the page can still be read, and its links followed.
    reportError(error)
    // What stands at the end of each page says so, see `start.css`; `main.tsx` does the same.
    document.body.className = 'is-lost'
  }
}

/** Resolves when the whole text has been painted, or the page is in a tab that nobody sees. */
async function whenPainted(): Promise<void> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
  }
  if (document.hidden) return
  // The callbacks of a frame run before it is painted.
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await nextTask()
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
