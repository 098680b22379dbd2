import { moving } from '../messages/movingMessages.ts'
import { m } from '../messages/messages.ts'
import styles from './ImportTable.module.css'

export interface ImportRow {
  readonly kind: keyof typeof moving.kindNames
  readonly added: number
  readonly joined: number
  readonly known: number
}

/** What became of the content of a backup, kind by kind. */
export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{moving.importKind}</th>
          <th scope="col">{moving.importAdded}</th>
          <th scope="col">{moving.importJoined}</th>
          <th scope="col">{moving.importKnown}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, added, joined, known }) => (
          <tr key={kind}>
            <th scope="row">{moving.kindNames[kind]}</th>
            <td>{m.number(added)}</td>
            <td>{m.number(joined)}</td>
            <td>{m.number(known)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
