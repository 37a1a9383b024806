import { parse } from 'cookie'

/**
 * The session's cookie. `__Host-` binds it to this very host over TLS; a plain-HTTP try-out can't use that prefix. SameSite=Strict:
 * no link from elsewhere has to arrive signed in, the console's own page asks for what it needs.
 */
export const cookieName = (origin: string, library: string): string => `${origin.startsWith('https:') ? '__Host-' : ''}heartdesk-${library}`

export const cookieOptions = (origin: string) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure: origin.startsWith('https:') }) as const

/** The session's token in a Cookie header, or null. */
export const tokenIn = (header: string | undefined, origin: string, library: string): string | null => parse(header ?? '')[cookieName(origin, library)] ?? null
