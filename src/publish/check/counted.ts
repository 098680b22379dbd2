import { m } from '../../ui/messages/messages.ts'

/** `1 picture`, `1,200 pictures` */
export function counted(count: number, one: string, other: string): string {
  return `${m.number(count)} ${count === 1 ? one : other}`
}
