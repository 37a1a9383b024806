import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { readSettings } from '../../server/settings.ts'

const problemsOf = (environment: Record<string, string>): string[] => {
  const read = readSettings(environment)
  return 'problems' in read ? read.problems : []
}

test('without any setting every one has its default', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, host: '0.0.0.0', redis: null, durability: 'always', origin: null, trustProxy: 0, libraries: ['main'], smtp: null, coachPatience: 200, log: 'info' })
})

test.each([
  ['HEARTDESK_PORT', 'eighty', 'HEARTDESK_PORT is "eighty", but must be a port from 0 to 65535'],
  ['HEARTDESK_PORT', '70000', 'HEARTDESK_PORT is "70000", but must be a port from 0 to 65535'],
  ['HEARTDESK_ORIGIN', 'https://chat.library.example/', 'HEARTDESK_ORIGIN is "https://chat.library.example/", but must be an address without a path'],
  ['PORT', '-1', 'PORT is "-1", but must be a port from 0 to 65535'],
  ['HEARTDESK_ORIGIN', 'ftp://chat.library.example', 'HEARTDESK_ORIGIN is "ftp://chat.library.example", but must be an address without a path'],
  ['HEARTDESK_TRUST_PROXY', '10', 'HEARTDESK_TRUST_PROXY is "10", but must be how many proxies'],
  ['HEARTDESK_TRUST_PROXY', '127.0.0.1, 10.0.0.0/33', 'HEARTDESK_TRUST_PROXY is "127.0.0.1, 10.0.0.0/33", but must be how many proxies'],
  ['HEARTDESK_TRUST_PROXY', 'dead', 'HEARTDESK_TRUST_PROXY is "dead", but must be how many proxies'],
  ['HEARTDESK_TRUST_PROXY', 'yes', 'HEARTDESK_TRUST_PROXY is "yes", but must be how many proxies'],
  ['HEARTDESK_LIBRARIES', 'main,a b', 'HEARTDESK_LIBRARIES is "main,a b", but must be names of letters'],
  ['HEARTDESK_LIBRARIES', 'main,main', 'HEARTDESK_LIBRARIES is "main,main", but must be names of letters, digits, - and _, each once'],
  ['HEARTDESK_MAIL_FROM', 'The Library', 'HEARTDESK_MAIL_FROM is "The Library", but must be an e-mail address'],
  ['HEARTDESK_MAIL_FROM', 'desk@library.example\nBcc: all@library.example', 'but must be an e-mail address'],
  ['HEARTDESK_COACH_PATIENCE', '10', 'HEARTDESK_COACH_PATIENCE is "10", but must be 50 to 2500 milliseconds'],
  ['HEARTDESK_LOG', 'loud', 'HEARTDESK_LOG is "loud", but must be one of fatal'],
  ['HEARTDESK_DURABILITY', 'maybe', 'HEARTDESK_DURABILITY is "maybe", but must be one of always, everysec'],
  ['HEARTDESK_PROT', '3000', 'HEARTDESK_PROT is no setting of Heartdesk: the settings are HEARTDESK_PORT'],
])('%s=%s is refused by name', (name, value, problem) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(problem)])
})

test('what is right is taken as it was meant', () => {
  expect(readSettings({
    PORT: '80', HEARTDESK_PORT: '8080', HEARTDESK_ORIGIN: 'https://chat.library.example:8443', HEARTDESK_TRUST_PROXY: ' 127.0.0.1, 10.0.0.0/8,::1 ', HEARTDESK_LIBRARIES: 'main, branch-2',
    HEARTDESK_MAIL_FROM: 'The Library <chat@library.example>', HEARTDESK_DATA: '/srv/data', REDIS_URL: 'rediss://user:word@redis.example:6380/2', HEARTDESK_DURABILITY: 'everysec', HEARTDESK_LOG: '',
  })).toMatchObject({
    port: 8080, origin: 'https://chat.library.example:8443', trustProxy: ['127.0.0.1', '10.0.0.0/8', '::1'], libraries: ['main', 'branch-2'],
    mailFrom: 'The Library <chat@library.example>', folder: '/srv/data', redis: 'rediss://user:word@redis.example:6380/2', durability: 'everysec', log: 'info',
  })
  expect(readSettings({ PORT: '8081', HEARTDESK_TRUST_PROXY: '2', HEARTDESK_COACH_PATIENCE: '2500', HEARTDESK_MAIL_FROM: 'chat@library.example' })).toMatchObject({ port: 8081, trustProxy: 2, coachPatience: 2500, mailFrom: 'chat@library.example' })
})

test('the server says so and ends, before it opens anything', () => {
  const folder = join(tmpdir(), `heartdesk-never-made-${process.pid}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/server/main.js')], {
    env: { ...process.env, HEARTDESK_DATA: folder, HEARTDESK_PROT: '3000', HEARTDESK_SMTP: 'hunter2' }, encoding: 'utf8', timeout: 60_000,
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^heartdesk: HEARTDESK_SMTP must be an address that begins with smtp:\/\/ or smtps:\/\/\nheartdesk: HEARTDESK_PROT is no setting of Heartdesk: .*\n$/)
  expect(existsSync(folder)).toBe(false)
})

test('what may hold a password is not shown', () => {
  const problems = problemsOf({ REDIS_URL: 'http://user:hunter2@redis', HEARTDESK_SMTP: 'hunter2', HEARTDESK_METRICS_TOKEN: 'hunter2' })
  expect(problems).toHaveLength(3)
  expect(problems.join()).not.toContain('hunter2')
})

test('all problems are said at once', () => {
  expect(problemsOf({ HEARTDESK_PORT: 'x', HEARTDESK_LOG: 'y', HEARTDESK_Z: 'z' })).toHaveLength(3)
})
