/**
 * Thrown where an answer needs pieces of a published index that are not at hand. It is a message to who
 * fetches them, thrown many times for one answer, and nobody asks where it came from: noting that would
 * take longer than all the rest.
 */
export class MissingPieces extends Error {
  override readonly name = 'MissingPieces'
  readonly names: readonly string[]

  constructor(names: readonly string[]) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`search: ${names.length} pieces of the index are not at hand`)
    Error.stackTraceLimit = stackTraceLimit
    this.names = names
  }
}
