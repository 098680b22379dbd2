import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { useBackupFile } from './useBackupFile.ts'

/** Everything the reader keeps, as one file. */
export function BackupFile() {
  const { work, isWorking, save } = useBackupFile()
  return (
    <BackupSection heading={moving.export} text={moving.exportText}>
      <Button look="primary" aria-disabled={isWorking} onClick={() => !isWorking && void save()}>
        {moving.exportAction}
      </Button>
      <WorkState work={work} />
    </BackupSection>
  )
}
