/**
 * Input as both WebDriver and WebDriver BiDi have it.
 *
 * @see https://www.w3.org/TR/webdriver2/#actions
 */
export type InputActions = readonly Readonly<Record<string, unknown>>[]

/** @see https://www.w3.org/TR/webdriver2/#keyboard-actions */
const codes: Readonly<Record<string, string>> = { Tab: '\uE004', Enter: '\uE006' }

export function clickAt(x: number, y: number): InputActions {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]
}

export function pressKeys(keys: readonly string[]): InputActions {
  const actions = keys
    .map((key) => codes[key] ?? key)
    .flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ])
  return [{ type: 'key', id: 'keyboard', actions }]
}
