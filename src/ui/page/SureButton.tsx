import { useState } from 'react'
import { Button } from './Button.tsx'

interface SureButtonProps {
  readonly children: string
  /** What it is called where several of its kind stand on a screen. */
  readonly label?: string
  /** What it says when it has been pressed once, and would do it at the second time. */
  readonly sure: string
  readonly look?: 'plain' | 'link'
  readonly onSure: () => void
}

/** For what cannot be taken back: it asks once, in words. One button throughout, so that it keeps the focus. */
export function SureButton({ children, label, sure, look = 'plain', onSure }: SureButtonProps) {
  const [isAsking, setIsAsking] = useState(false)

  function handleClick(): void {
    setIsAsking(!isAsking)
    if (isAsking) onSure()
  }

  return (
    <Button
      look={look}
      aria-label={isAsking ? undefined : label}
      onBlur={() => setIsAsking(false)}
      onClick={handleClick}
    >
      {isAsking ? sure : children}
    </Button>
  )
}
