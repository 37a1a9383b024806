import type { Library } from '../../shared/desk.ts'

/** What every response says, whatever it is: nothing may be run, framed or guessed beyond what its page needs. */
export const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-resource-policy': 'cross-origin',
}

interface Policy {
  /** Who may show the page in a frame: origins, 'self' or 'none'. */
  ancestors: readonly string[]
  /** The chat's own origin, for its sockets: browsers do not count ws: under 'self' everywhere. */
  own: string
  frames?: boolean
}

/** A content security policy without any unsafe keyword. */
export function policy({ ancestors, own, frames = false }: Policy): string {
  const socket = own.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${socket}`,
    frames ? "frame-src 'self'" : "frame-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** Nothing at all: for answers that are no page. */
export const nothing = "default-src 'none'; frame-ancestors 'none'"

/** The sites that may embed a library's chat; any where none are named, and its own pages always. */
export const embeddersOf = (library: Library): string[] => (library.sites.length === 0 ? ['*'] : ["'self'", ...library.sites])
