import type { Author } from '../../model/Author.ts'
import { m } from '../messages/messages.ts'

/** "Head of evaluation, Fernhollow Network", or what of it is known; empty where nothing is. */
export function describeRole({ role, organisation }: Author): string {
  return role && organisation ? m.roleAt(role, organisation) : (role ?? organisation ?? '')
}
