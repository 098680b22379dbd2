import { useEffect, useEffectEvent } from 'react'

/** By the place of the key: with Alt it gives another letter on many keyboards. */
const steps: Readonly<Record<string, 1 | -1 | undefined>> = { KeyN: 1, KeyP: -1 }

/** Steps through matches by Alt+N and Alt+P, wherever the focus is but in a field. */
export function useStepKeys(onStep: (by: 1 | -1) => void, isActive: boolean): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const by = steps[event.code]
    if (by === undefined || !isAltAlone(event) || isField(event.target)) return
    event.preventDefault()
    onStep(by)
  })
  useEffect(() => {
    if (!isActive) return undefined
    const listener = (event: KeyboardEvent) => handleKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [isActive])
}

/** AltGr is Alt and Control on some systems, and a key of its own on others. */
function isAltAlone(event: KeyboardEvent): boolean {
  const { altKey, ctrlKey, metaKey, shiftKey } = event
  return altKey && !ctrlKey && !metaKey && !shiftKey && !event.getModifierState('AltGraph')
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
