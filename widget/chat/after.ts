import { later } from './Later.tsx'

/** What comes after a chat, or instead of one: none of it is on the way to a first answer. */
export const hours = later(async () => (await import('./Hours.tsx')).Hours)
export const ended = later(async () => (await import('./Ended.tsx')).Ended)
export const left = later(async () => (await import('./Left.tsx')).Left)
export const fetched = later(async () => (await import('./Fetch.tsx')).Fetch)
