import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../server/root.ts'
import { selfSigned } from './certificate.ts'
import { freePort } from './free-port.ts'

/** Debian's nginx in front of some nodes, with the configuration of docs/deploy/nginx.conf. */
export interface RunningNginx {
  /** https://chat.library.example:PORT, as browsers name it; it listens on the loopback address alone. */
  origin: string
  port: number
  /** The certificate that it shows, which its callers must trust. */
  certificate: string
  reload: () => void
  remove: () => Promise<void>
}

const name = 'chat.library.example'

/** Replaces in the documented configuration what differs on a machine: each of these must be there. */
function withOwn(text: string, replacements: [RegExp, string][]): string {
  return replacements.reduce((so, [what, by]) => {
    if (!what.test(so)) throw new Error(`docs/deploy/nginx.conf has no ${what.source}`)
    return so.replace(what, by)
  }, text)
}

/**
 * @param port that it listens on, so that nodes can be told their origin before it is there
 * @param other what else differs from what is documented
 */
export async function startNginx(port: number, nodes: readonly number[], other: [RegExp, string][] = []): Promise<RunningNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-nginx-'))
  const { key, certificate } = selfSigned(folder, `DNS:${name}`)
  const servers = nodes.map((node) => `    server 127.0.0.1:${node} max_fails=0;\n`).join('')
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(configuration, withOwn(readFileSync(join(root, 'docs/deploy/nginx.conf'), 'utf8'), [
    [/^worker_processes auto;/m, 'worker_processes 1;\ndaemon off;\nuser root;'],
    [/worker_shutdown_timeout 30s/, 'worker_shutdown_timeout 1s'],
    [/\/run\/nginx\.pid/, join(folder, 'nginx.pid')],
    [/\/var\/log\/nginx\/error\.log/, join(folder, 'error.log')],
    [/^http \{/m, `http {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `  ${one}_temp_path ${join(folder, one)};\n`).join('')}`],
    [/( +server 127\.0\.0\.1:\d+ [^\n]+\n)+/, servers],
    [/(?<=ip_hash;\n)( +server 127\.0\.0\.1:\d+ [^\n]+\n)+/, servers],
    [/listen 80;/, `listen 127.0.0.1:${await freePort()};`],
    [/listen 443 ssl;/, `listen 127.0.0.1:${port} ssl;`],
    [/\/etc\/letsencrypt\/\S+fullchain\.pem/, certificate],
    [/\/etc\/letsencrypt\/\S+privkey\.pem/, key],
    ...other,
  ]))
  const child = spawn('nginx', ['-c', configuration, '-p', folder, '-e', join(folder, 'error.log')], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } })
  const killed = () => void child.kill('SIGTERM')
  process.once('exit', killed)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (child.exitCode === null && !(await listens(port))) await wait(20)
  if (child.exitCode !== null) throw new Error(`nginx did not start: ${readFileSync(join(folder, 'error.log'), 'utf8')}`)
  return {
    origin: `https://${name}:${port}`,
    port,
    certificate: readFileSync(certificate, 'utf8'),
    reload: () => void child.kill('SIGHUP'),
    async remove() {
      process.off('exit', killed)
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listens(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
