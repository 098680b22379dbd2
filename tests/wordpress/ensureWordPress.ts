import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where the Debian package keeps WordPress. */
export const wordpressPath = '/usr/share/wordpress'

const packages =
  'wordpress php-cli php-mysql php-gd php-xml php-mbstring php-curl mariadb-server'.split(' ')
const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`

/**
 * Makes sure that WordPress, PHP and MariaDB are on this machine, installing what is missing.
 *
 * @throws {Error} with the line to type when that is not possible
 */
export function ensureWordPress(): void {
  if (isInstalled()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`No WordPress found. Installing one: ${install}`)
    spawnSync(`apt-get update && ${install}`, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (isInstalled()) return
  }
  throw new Error(
    `The WordPress tests need Debian's WordPress, PHP and MariaDB. Install them with "sudo ${install}"`,
  )
}

function isInstalled(): boolean {
  const query = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Abbrev}', ...packages])
  return query.status === 0 && String(query.stdout).replaceAll('ii ', '') === ''
}
