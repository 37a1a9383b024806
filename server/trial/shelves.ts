/** Where a trial's records lie while it is on. All of it goes at its end, and none of it is in a backup, which would outlive it. */
export const keysOf = 'trial-keys'
export const declinedOf = 'trial-declined'
/** Sheets lie in sixteen collections, by their id's first digit, so that reading them all holds up nobody's message. */
export const sheetsOf = (id: string): string => `moments-${id.slice(0, 1)}`
export const allSheets = [...'0123456789abcdef'].map(sheetsOf)
