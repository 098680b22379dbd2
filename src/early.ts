/**
 * Keeps what the reader does on a page before the program has taken it over, and does it then. It has
 * to be there long before the program, so it is a file of its own and imports none.
 */
export {}

const pressed = new Set<HTMLElement>()

function note({ target }: Event): void {
  if (!(target instanceof Element)) return
  // Links, submit buttons and what opens and closes by itself work without the program.
  const control = target.closest<HTMLElement>('button[type="button"], input[type="checkbox"]')
  if (control) pressed.add(control)
}

function replay(): void {
  removeEventListener('click', note, { capture: true })
  for (const control of pressed) {
    if (!control.isConnected) continue
    // Back to how the program knows it, so that it sees the change.
    if (control instanceof HTMLInputElement) control.checked = control.defaultChecked
    control.click()
  }
}

addEventListener('click', note, { capture: true })
// `main.tsx` sends it.
document.addEventListener('lectern-alive', replay, { once: true })
