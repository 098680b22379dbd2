/** How to start a browser. */
export interface StartOptions {
  /** Folder for what it keeps; what another start left there is found again. */
  readonly profile: string
  /** Set up, by the browser's own setting, to let no site keep anything. */
  readonly isStorageRefused: boolean
}

/** A browser with one tab, as its driver shows it. */
export interface Tab {
  /** @throws {Error} when nothing can be shown at that address */
  goto(url: string): Promise<void>
  /**
   * Works an expression out in the page, and waits if it is a promise.
   *
   * @returns its value as JSON has it; `undefined` where JSON has nothing
   */
  evaluate(expression: string): Promise<unknown>
  /** Presses the pointer at a point of the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void>
  /** One key after the other: `Tab`, `Enter`, or a character. */
  press(keys: readonly string[]): Promise<void>
  /** What can be seen, as PNG. */
  screenshot(): Promise<Buffer>
  /** Ends all processes of the browser at once, as `kill -9` does. */
  kill(): Promise<void>
}

export interface Engine {
  readonly name: string
  start(options: StartOptions): Promise<Tab>
}

/** Where a browser puts what its reader downloads. */
export function downloadsOf(profile: string): string {
  return `${profile}/Downloads`
}

export const viewport = { width: 1280, height: 900 }
