import styles from './Icon.module.css'

const paths = {
  bookmark: 'M6 3.5h12v17l-6-4.6-6 4.6z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm4.8 11.3L20.5 20.5',
  list: 'M5 6h14M5 12h14M5 18h9',
  topics: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  people:
    'M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 5a3.3 3.3 0 0 1 0 6.4M18 14.4c2.1.8 3.5 2.8 3.5 5.6',
  bell: 'M12 3.5A5.5 5.5 0 0 1 17.5 9c0 5.5 2 7 2 7h-15s2-1.5 2-7A5.5 5.5 0 0 1 12 3.5zM10 19.5a2.2 2.2 0 0 0 4 0',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  back: 'M14.5 5l-7 7 7 7',
  forward: 'M9.5 5l7 7-7 7',
  filter: 'M4 6h16M7 12h10M10 18h4',
} as const

export type IconName = keyof typeof paths

/** A line drawing beside a word that says the same; hidden from screen readers. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg
      className={isFilled ? styles.filled : styles.icon}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
