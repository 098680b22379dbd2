/**
 * Keeps what the reader does on a page before the program has taken it over, and does it then. It has
 * to be there long before the program, so it is a file of its own and imports none.
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
