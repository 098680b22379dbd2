import { useState } from 'react'
import type { ImportOutcome, ImportReport } from '../library/exchange/importLibrary.ts'
import type { ExportFault } from '../library/exchange/readExport.ts'
import { useImportLibrary } from '../queries/useExchange.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { ImportForm } from '../ui/backup/ImportForm.tsx'
import { ImportTable, type ImportRow } from '../ui/backup/ImportTable.tsx'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { useWork } from './useWork.ts'

/** Adds a backup to what is here, or says why not. */
export function BackupImport() {
  const { mutateAsync } = useImportLibrary()
  const { work, isWorking, run } = useWork()
  const [report, setReport] = useState<ImportReport>()

  function handleImport(file: File | undefined): Promise<void> {
    setReport(undefined)
    return run(moving.importing, async () => {
      if (!file) return { state: 'refused', lines: [moving.importMissing] }
      const outcome = await mutateAsync(file)
      if (!outcome.ok) return { state: 'refused', lines: [moving.refused(reasonOf(outcome))] }
      setReport(outcome.value)
      return { state: 'done', lines: describe(outcome.value) }
    })
  }

  return (
    <BackupSection heading={moving.import} text={moving.importText}>
      <ImportForm isWorking={isWorking} onImport={(file) => void handleImport(file)} />
      <WorkState work={work} />
      {report && rowsOf(report).length > 0 && <ImportTable rows={rowsOf(report)} />}
    </BackupSection>
  )
}

function reasonOf(outcome: ImportOutcome & { ok: false }): string {
  return 'fault' in outcome ? describeFault(outcome.fault) : m.refusals[outcome.refusal]
}

function describeFault(fault: ExportFault): string {
  return fault.kind === 'record'
    ? moving.faultOfRecord(moving.kindNames[fault.store], fault.position)
    : moving.faults[fault.kind]
}

const kinds = [
  'bookmarks',
  'notes',
  'highlights',
  'follows',
  'searches',
  'reads',
  'places',
] as const

/** Kinds of which the file has any. */
function rowsOf({ stores }: ImportReport): readonly ImportRow[] {
  return kinds.flatMap((kind) => {
    const { added = 0, joined = 0, known = 0, unjoined = 0 } = stores[kind] ?? {}
    const all = { kind, added, joined, known: known + unjoined }
    return all.added + all.joined + all.known > 0 ? [all] : []
  })
}

function describe(report: ImportReport): string[] {
  const isNew = rowsOf(report).some(({ added, joined }) => added + joined > 0)
  const date = m.date(report.exportedAt)
  const { notes, highlights } = report.stores
  const unjoined = (notes?.unjoined ?? 0) + (highlights?.unjoined ?? 0)
  return [
    isNew ? moving.imported(date, report.site.title) : moving.importedNothing(date),
    ...(unjoined > 0 ? [moving.importUnjoined(unjoined)] : []),
  ]
}
