import { useId, useState, type ChangeEvent } from 'react'
import { moving } from '../messages/movingMessages.ts'
import { Button } from '../page/Button.tsx'
import styles from './ImportForm.module.css'

interface ImportFormProps {
  readonly isWorking: boolean
  /** Called with `undefined` where no file was chosen. */
  readonly onImport: (file: File | undefined) => void
}

/** A file from the device, by its name or by dropping it on the field, as browsers allow. */
export function ImportForm({ isWorking, onImport }: ImportFormProps) {
  const id = useId()
  const [file, setFile] = useState<File>()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWorking) onImport(file)
      }}
    >
      <label className={styles.label} htmlFor={id}>
        {moving.importLabel}
      </label>
      <input
        className={styles.field}
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={(event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0])}
      />
      <Button type="submit" aria-disabled={isWorking}>
        {moving.importAction}
      </Button>
    </form>
  )
}
