import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { TrustProxy } from './addresses.ts'
import { durabilities, type Durability } from './store/durability.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** Everything that can be set from outside. Each has a default; docs/settings.md lists them. */
export interface Settings {
  port: number
  host: string
  /** The data folder of the embedded store, and of letters that no SMTP server takes. */
  folder: string
  /** The Redis of many nodes; null: the embedded store. */
  redis: string | null
  durability: Durability
  /** The public address, such as https://chat.library.example; null: whatever host a request names. */
  origin: string | null
  trustProxy: TrustProxy
  libraries: [string, ...string[]]
  /** The library's own rules, laid over the shipped ones; null for none. */
  rules: string | null
  /** How long a message waits for the coach at most, in milliseconds. */
  coachPatience: number
  smtp: string | null
  mailFrom: string
  metricsToken: string | null
  log: (typeof levels)[number]
}

/** Reads one variable: gives its value, or says in words what was expected instead. */
type Read<T> = (given: string) => T | { expected: string }

const port: Read<number> = (given) => (/^\d{1,5}$/.test(given) && Number(given) < 65_536 ? Number(given) : { expected: 'a port from 0 to 65535' })
const patience: Read<number> = (given) => (/^\d{2,4}$/.test(given) && Number(given) >= 50 && Number(given) <= 2500 ? Number(given) : { expected: '50 to 2500 milliseconds' })
const anything: Read<string> = (given) => given
const folder: Read<string> = (given) => resolve(given)
const origin: Read<string> = (given) => (/^https?:/.test(given) && URL.canParse(given) && new URL(given).origin === given ? given : { expected: 'an address without a path, such as https://chat.library.example' })
const url = (...schemes: string[]): Read<string> => (given) =>
  URL.canParse(given) && schemes.includes(new URL(given).protocol) ? given : { expected: `an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}` }
const oneOf = <T extends string>(all: readonly T[]): Read<T> => (given) => all.find((one) => one === given) ?? { expected: `one of ${all.join(', ')}` }
const token: Read<string> = (given) => (given.length >= 16 ? given : { expected: 'at least 16 characters' })
const proxies: Read<TrustProxy> = (given) => {
  if (/^\d$/.test(given)) return Number(given)
  const addresses = given.split(',').map((one) => one.trim())
  return addresses.every(isNetwork) ? addresses : { expected: 'how many proxies are in front, or their addresses with commas between' }
}
/** An address, or a network such as 10.0.0.0/8. What is neither would only fail when the first request comes. */
function isNetwork(given: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(given) ?? []
  return isIP(address) !== 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128)
}
const sender: Read<string> = (given) =>
  /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/.test(given) ? given : { expected: 'an e-mail address, such as Heartdesk <chat@library.example>' }
const ids: Read<[string, ...string[]]> = (given) => {
  const [first, ...rest] = given.split(',').map((one) => one.trim())
  const isFine = [first, ...rest].every((one) => one !== undefined && /^[\w-]{1,64}$/.test(one)) && new Set([first, ...rest]).size === 1 + rest.length
  return first !== undefined && isFine ? [first, ...rest] : { expected: 'names of letters, digits, - and _, each once, with commas between' }
}

/** What `value` never shows: these hold passwords. */
const secrets = new Set(['REDIS_URL', 'HEARTDESK_SMTP', 'HEARTDESK_METRICS_TOKEN'])

/**
 * Settings from the environment, or every problem with it at once, each naming the variable, what was given (never a secret) and what was
 * expected. A HEARTDESK_ name that does not exist is a problem too: a typing error should not become a default.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings | { problems: string[] } {
  const problems: string[] = []
  const known = new Set<string>()

  function read<T>(name: string, how: Read<T>, otherwise: T): T {
    known.add(name)
    const given = environment[name]?.trim()
    if (given === undefined || given === '') return otherwise
    const value = how(given)
    if (typeof value !== 'object' || value === null || !('expected' in value)) return value
    problems.push(`${name}${secrets.has(name) ? '' : ` is ${JSON.stringify(given)}, but`} must be ${value.expected}`)
    return otherwise
  }

  const settings: Settings = {
    port: read('HEARTDESK_PORT', port, read('PORT', port, 3000)),
    // Loopback would be safer, but then a container or another machine of the library finds nobody; TLS belongs to the proxy in front either way.
    host: read('HEARTDESK_HOST', anything, '0.0.0.0'),
    folder: read('HEARTDESK_DATA', folder, resolve('data')),
    redis: read<string | null>('REDIS_URL', url('redis:', 'rediss:'), null),
    durability: read('HEARTDESK_DURABILITY', oneOf(durabilities), 'always'),
    origin: read<string | null>('HEARTDESK_ORIGIN', origin, null),
    trustProxy: read('HEARTDESK_TRUST_PROXY', proxies, 0),
    libraries: read('HEARTDESK_LIBRARIES', ids, ['main']),
    rules: read<string | null>('HEARTDESK_RULES', folder, null),
    coachPatience: read('HEARTDESK_COACH_PATIENCE', patience, 200),
    smtp: read<string | null>('HEARTDESK_SMTP', url('smtp:', 'smtps:'), null),
    mailFrom: read('HEARTDESK_MAIL_FROM', sender, 'Heartdesk <heartdesk@localhost>'),
    metricsToken: read<string | null>('HEARTDESK_METRICS_TOKEN', token, null),
    log: read('HEARTDESK_LOG', oneOf(levels), 'info'),
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('HEARTDESK_') && !known.has(name) && !elsewhere.has(name)) problems.push(`${name} is no setting of Heartdesk: the settings are ${[...known].filter((one) => one !== 'PORT').join(', ')}`)
  }
  return problems.length > 0 ? { problems } : settings
}

/** Read by the tests, not by the server. */
const elsewhere = new Set(['HEARTDESK_NO_INSTALL', 'HEARTDESK_EVALUATION'])
