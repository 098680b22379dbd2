/** Something the person at the terminal can mend: its message is the one line that is printed. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs a command; what can be mended is said in one line, with an exit code that is 1 by default. */
export async function runCommand(command: () => Promise<void>, exitCode = 1): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    console.error(error.message)
    process.exitCode = exitCode
  }
}
