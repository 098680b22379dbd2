import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureChromium } from '../browser/ensureChromium.ts'

const packages = ['firefox-esr', 'webkit2gtk-driver', 'gir1.2-webkit2-4.1', 'gjs', 'xvfb']

const install = `apt-get install -y ${packages.join(' ')}`

/**
 * Makes sure that Debian's browsers are there, with what drives them and a screen for them.
 *
 * @throws {Error} with the line to type when they cannot be installed from here
 */
export function ensureBrowsers(): void {
  ensureChromium()
  if (areInstalled()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Browsers are missing. Installing them: ${install}`)
    spawnSync(`apt-get update && ${install}`, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (areInstalled()) return
  }
  throw new Error(
    `The tests in other engines need Debian's Firefox and WebKitGTK. Install them with "sudo ${install}"`,
  )
}

function areInstalled(): boolean {
  const query = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Abbrev}', ...packages])
  return query.status === 0 && String(query.stdout).replaceAll('ii ', '') === ''
}
