import { expect, test } from 'vitest'
import { readSettings } from '../../server/settings.ts'

const problemsOf = (environment: Record<string, string>): string[] => {
  const read = readSettings(environment)
  return 'problems' in read ? read.problems : []
}

test('without any setting every one has its default', () => {
  expect(readSettings({})).toMatchObject({ port: 3000, host: '0.0.0.0', redis: null, durability: 'always', origin: null, trustProxy: 0, libraries: ['main'], smtp: null, log: 'info' })
})

test.each([
  ['HEARTDESK_PORT', 'eighty', 'HEARTDESK_PORT is "eighty", but must be a port from 0 to 65535'],
  ['HEARTDESK_PORT', '70000', 'HEARTDESK_PORT is "70000", but must be a port from 0 to 65535'],
  ['HEARTDESK_ORIGIN', 'https://chat.library.example/', 'HEARTDESK_ORIGIN is "https://chat.library.example/", but must be an address without a path'],
  ['HEARTDESK_TRUST_PROXY', 'yes', 'HEARTDESK_TRUST_PROXY is "yes", but must be how many proxies'],
  ['HEARTDESK_LIBRARIES', 'main,a b', 'HEARTDESK_LIBRARIES is "main,a b", but must be names of letters'],
  ['HEARTDESK_LOG', 'loud', 'HEARTDESK_LOG is "loud", but must be one of fatal'],
  ['HEARTDESK_DURABILITY', 'maybe', 'HEARTDESK_DURABILITY is "maybe", but must be one of always, everysec'],
  ['HEARTDESK_PROT', '3000', 'HEARTDESK_PROT is no setting of Heartdesk: the settings are HEARTDESK_PORT'],
])('%s=%s is refused by name', (name, value, problem) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(problem)])
})

test('what may hold a password is not shown', () => {
  const problems = problemsOf({ REDIS_URL: 'http://user:hunter2@redis', HEARTDESK_SMTP: 'hunter2', HEARTDESK_METRICS_TOKEN: 'hunter2' })
  expect(problems).toHaveLength(3)
  expect(problems.join()).not.toContain('hunter2')
})

test('all problems are said at once', () => {
  expect(problemsOf({ HEARTDESK_PORT: 'x', HEARTDESK_LOG: 'y', HEARTDESK_Z: 'z' })).toHaveLength(3)
})
