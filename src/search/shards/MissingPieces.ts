/** Thrown where an answer needs pieces of a published index that are not at hand. */
export class MissingPieces extends Error {
  override readonly name = 'MissingPieces'
  readonly names: readonly string[]

  constructor(names: readonly string[]) {
    super(`search: ${names.length} pieces of the index are not at hand`)
    this.names = names
  }
}
