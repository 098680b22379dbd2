/** What a reader looks for: by role and name, by label, or by its text; each of them whole. */
export type Target =
  | { readonly role: string; readonly name?: string; readonly level?: number }
  | { readonly label: string }
  | { readonly text: string }

/** An element as a reader has it before them. */
export interface Sight {
  readonly text: string
  readonly value?: string
  readonly isFocused: boolean
  /** A point to press, in CSS pixels of the viewport; absent where something covers it. */
  readonly point?: { readonly x: number; readonly y: number }
}

// What follows is sent to the browsers as text: each function stands for itself.

/** Runs in the page, where Testing Library is. Brings the first that is found into sight, and aims at it. */
export function look(target: Target): Sight | undefined {
  interface Queries {
    queryAllByRole(root: Element, role: string, options: object): HTMLElement[]
    queryAllByLabelText(root: Element, label: string): HTMLElement[]
    queryAllByText(root: Element, text: string): HTMLElement[]
  }
  const { queryAllByRole, queryAllByLabelText, queryAllByText } = (
    globalThis as unknown as { TestingLibraryDom: Queries }
  ).TestingLibraryDom
  function findAll(): HTMLElement[] {
    if ('label' in target) return queryAllByLabelText(document.body, target.label)
    if ('text' in target) return queryAllByText(document.body, target.text)
    return queryAllByRole(document.body, target.role, target)
  }
  const [element] = findAll()
  if (!element) return undefined
  Object.assign(globalThis, { aimedAt: element })
  element.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect()
  const point = { x: left + width / 2, y: top + height / 2 }
  const isOnTop = element.contains(document.elementFromPoint(point.x, point.y))
  return {
    text: element.innerText,
    isFocused: element === document.activeElement,
    ...('value' in element && { value: String(element.value) }),
    ...(isOnTop && { point }),
  }
}

/** Runs in the page, before the pointer is pressed. Notes whether that reaches what was aimed at. */
export function awaitClick(): void {
  const page = globalThis as { aimedAt?: Element; hasLanded?: boolean }
  page.hasLanded = false
  addEventListener(
    'click',
    ({ target }) => {
      page.hasLanded = page.aimedAt!.contains(target as Node)
    },
    { capture: true, once: true },
  )
}

/** Runs in the page, or in the one that the click has led to. */
export function hasLanded(): boolean {
  return (globalThis as { hasLanded?: boolean }).hasLanded !== false
}

/** Runs in the page. Gives the page's one field for files a file, as if the reader had chosen it. */
export function chooseFile(name: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>('input[type="file"]')!
  const transfer = new DataTransfer()
  transfer.items.add(new File([text], name))
  field.files = transfer.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * Runs in the page. All records of a store of the library, with a length in place of bytes; none where
 * there is no library yet.
 */
export async function readStore(store: string): Promise<unknown[]> {
  const name = 'lectern-library:/'
  const databases = await indexedDB.databases()
  if (!databases.some((database) => database.name === name)) return []
  function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
    })
  }
  const database = await settled(indexedDB.open(name))
  const records = await settled(database.transaction(store).objectStore(store).getAll())
  database.close()
  const isBytes = (value: unknown): value is ArrayBuffer => value instanceof ArrayBuffer
  return JSON.parse(
    JSON.stringify(records, (_key, value: unknown) => (isBytes(value) ? value.byteLength : value)),
  ) as unknown[]
}
