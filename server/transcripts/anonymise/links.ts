import type { Page } from './page.ts'
import type { Sheet } from './sheet.ts'

const link = /(?<![\p{L}\p{N}@.])(?:https?:\/\/|www\.)[^\s<>"'“”]{1,2000}/giu
const secretKey = /^(?:.{0,20}[_-])?(?:token|key|apikey|api_key|auth|code|session|sessionid|sid|jsessionid|phpsessid|ticket|sig|signature|hash|pin|pw|pass|password|passwd|secret|jwt|state|nonce|user|userid|username|login|uid|email|mail|name|card|barcode|patron|borrower|account|phone|invite|reset|magic|otp|uuid|guid)$/i
const ownPage = /(?:my|our|his|her|their)\s(?:own\s)?(?:personal\s)?(?:website|web\s?site|site|homepage|home\spage|blog|page|portfolio|profile|channel|photos?|shop|store|url|link)\b[^\n]{0,12}$|\bposted\sa\sphoto\s*$/i
const profile = /^(?:(?:www|m|[a-z]{2})\.)?(?:facebook|instagram|twitter|x|tiktok|linkedin|youtube|github|pinterest|snapchat|threads|bsky|mastodon|venmo|paypal|calendly|zoom)\.[a-z.]{2,8}$/i
const personalFolder = /\/(?:~|(?:users?|people|profiles?|members?|u|home|accounts?|patrons?|in|id|reset|invite|verify|confirm|share|j|s)\/)[^/?#]+/gi

/**
 * The part of step 3 that reads links: hosts and paths are kept, for they say what was shared; masked are what signs in or names somebody:
 * user and password, secret values, random values, people's folders, pages that somebody calls their own.
 */
export function findLinks({ text, sheet, settings }: Page): void {
  for (const match of text.matchAll(link)) {
    const start = match.index
    const url = match[0].replace(/[.,;:!?)\]}]+$/, '')
    const end = start + url.length
    const scheme = /^[a-z]+:\/\//i.exec(url)?.[0].length ?? 0
    const authority = /^[^/?#]*/.exec(url.slice(scheme))?.[0] ?? ''
    const user = authority.lastIndexOf('@') + 1
    const host = authority.slice(user).toLowerCase().replace(/:\d+$/, '')
    if (user > 0) sheet.mark(start + scheme, start + scheme + user, 'SECRET')
    const own = settings.ownHosts.some((name) => host === name.toLowerCase() || host.endsWith(`.${name.toLowerCase()}`))
    if (!own && ownPage.test(text.slice(Math.max(0, start - 60), start))) {
      sheet.mark(start, end, 'URL')
      continue
    }
    const path = start + scheme + authority.length
    const query = url.slice(scheme + authority.length).search(/[?#;]/)
    const pathEnd = query < 0 ? end : path + query
    if (profile.test(host) && pathEnd - path > 1) sheet.mark(path + 1, pathEnd, 'URL')
    for (const folder of text.slice(path, pathEnd).matchAll(personalFolder)) {
      const name = path + folder.index + Math.max(folder[0].lastIndexOf('/'), folder[0].lastIndexOf('~')) + 1
      sheet.mark(name, path + folder.index + folder[0].length, 'URL')
    }
    for (const part of text.slice(path, pathEnd).matchAll(/[^/]+/g)) markIfSecret('', part[0], path + part.index, sheet)
    if (query >= 0) for (const pair of text.slice(pathEnd, end).matchAll(/[^?#;&]+/g)) readPair(pair[0], pathEnd + pair.index, sheet)
    keepRest(start, end, sheet)
  }
}

function readPair(pair: string, start: number, sheet: Sheet): void {
  const equals = pair.indexOf('=')
  markIfSecret(pair.slice(0, Math.max(0, equals)), pair.slice(equals + 1), start + equals + 1, sheet)
}

/** Random is: long, of letters and digits, and no words between hyphens; or holding an address or a long number. */
function markIfSecret(key: string, value: string, start: number, sheet: Sheet): void {
  const random = /^[\w.~%+-]{12,}$/.test(value) && /\d[a-z]|[a-z]\d/i.test(value) && !/^10\.|^(?:[a-z]+|\d{1,4})(?:[-_.+](?:[a-z]+|\d{1,4}))*$/i.test(value)
  if (value.length > 0 && !sheet.isKept(start, start + value.length, 'number') && (secretKey.test(key) || random || /@|%40|\d{9,}/i.test(value))) sheet.mark(start, start + value.length, key === '' ? 'URL' : 'SECRET')
}

/** What a link still shows is a place on the web and no name: finders that guess stay away from it. */
function keepRest(start: number, end: number, sheet: Sheet): void {
  for (let at = start; at < end; at += 1) if (!sheet.isMarked(at, at + 1)) sheet.keep(at, at + 1, 'number')
}
