/** Something the person at the terminal can mend: its message is the one line that is printed. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs a command; what can be mended is said in one line with exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
