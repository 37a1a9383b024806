import type { Month } from '../../../shared/transcript.ts'

/** How many slots of the index a month has: nine hexadecimal digits of an id say which. */
const chance = 2 ** 36

/** The first slot of a month. Later months have higher ones. */
export function slotsOf(month: Month): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return (year * 12 + number) * chance
}

/** The month of a slot. */
export function monthAt(slot: number): Month {
  const months = Math.floor(slot / chance) - 1
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
