const openTimeoutMs = 5_000

/**
 * Opens a database, which some browsers never answer to.
 *
 * @throws when the browser refuses storage or does not answer within five seconds
 */
export async function openInTime<Database>(open: () => Promise<Database>): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('archive: the database did not open')), openTimeoutMs)
  })
  try {
    return await Promise.race([open(), timeout])
  } finally {
    clearTimeout(timer)
  }
}
