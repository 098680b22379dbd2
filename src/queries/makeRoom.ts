import { onlineManager } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Sources } from './createQueryClient.ts'

export function lacksRoom(outcome: LibraryOutcome<unknown>): boolean {
  return !outcome.ok && outcome.refusal === 'quota'
}

/**
 * Has the archive give way to what the reader keeps. Its posts can be had again, as long as there is a
 * connection.
 *
 * @returns whether it did
 */
export async function makeRoom({ archive }: Pick<Sources, 'archive'>): Promise<boolean> {
  return onlineManager.isOnline() && archive.giveWay()
}

/** Makes a change, and once more where there was no room and the archive gave way. */
export async function withRoom<Value>(
  sources: Pick<Sources, 'archive'>,
  change: () => Promise<LibraryOutcome<Value>>,
): Promise<LibraryOutcome<Value>> {
  const outcome = await change()
  return lacksRoom(outcome) && (await makeRoom(sources)) ? change() : outcome
}
