import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from '../../server/root.ts'

/** What the tests run beside Heartdesk: the program, the Debian package that brings it, and the service that installing it may start. */
const needed = [
  { program: 'redis-server', package: 'redis-server', service: 'redis-server' },
  { program: 'chromium', package: 'chromium', service: null },
  { program: 'nginx', package: 'nginx-light', service: 'nginx' },
  { program: 'openssl', package: 'openssl', service: null },
]

/** Vitest's global set-up: builds Heartdesk as `npm start` would, and sees to it that the machine has what the tests run beside it. */
export function setup(): void {
  const missing = needed.filter(({ program }) => !isThere(program))
  if (missing.length > 0) install(missing)
  const built = spawnSync(process.execPath, ['run.mjs', '--build-only'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (built.status !== 0) throw new Error('Heartdesk could not be built, see above')
}

const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0 || existsSync(`/usr/sbin/${program}`)

function install(missing: typeof needed): void {
  const packages = missing.map((one) => one.package)
  const isDebianAsRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!isDebianAsRoot || process.env['HEARTDESK_NO_INSTALL'] === '1') {
    throw new Error(`the tests run beside ${missing.map((one) => one.program).join(', ')}: install ${packages.length > 1 ? 'them' : 'it'} first (on Debian: apt-get install ${packages.join(' ')})`)
  }
  console.log(`heartdesk: the tests need ${packages.join(', ')}: installing with apt-get (not with HEARTDESK_NO_INSTALL=1)…`)
  const apt = (...args: string[]) => execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
  // Debian starts what it installs. The tests start their own, on ports of their own.
  for (const { service } of missing) if (service) spawnSync('service', [service, 'stop'], { stdio: 'ignore' })
}
