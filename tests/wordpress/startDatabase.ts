import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startServer, type RunningServer } from './startServer.ts'

interface Database extends RunningServer {
  /** The only way in: the server listens on no port. */
  readonly socketPath: string
}

const setUp = `
CREATE DATABASE wordpress CHARACTER SET utf8mb4;
CREATE USER wordpress@localhost;
GRANT ALL ON wordpress.* TO wordpress@localhost;
`

/** Nothing in it has to survive a power cut. */
const hasty = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--skip-innodb-doublewrite',
  '--skip-log-bin',
]

/** Starts a MariaDB with an empty database and a user, both `wordpress`, all inside the folder. */
export async function startDatabase(folder: string): Promise<Database> {
  const dataPath = join(folder, 'data')
  const socketPath = join(folder, 'socket')
  const setUpPath = join(folder, 'setUp.sql')
  const options = ['--no-defaults', `--datadir=${dataPath}`]
  if (process.getuid?.() === 0) options.push('--user=root')
  await mkdir(folder)
  await writeFile(setUpPath, setUp)
  await promisify(execFile)('mysql_install_db', [...options, '--skip-test-db'])
  const server = await startServer({
    command: [
      '/usr/sbin/mariadbd',
      ...options,
      `--socket=${socketPath}`,
      `--init-file=${setUpPath}`,
      '--skip-networking',
      ...hasty,
    ],
    // It listens once it has read the set-up.
    isReady: () => canConnect(socketPath),
  })
  return { ...server, socketPath }
}

async function canConnect(socketPath: string): Promise<boolean> {
  const socket = connect(socketPath)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
