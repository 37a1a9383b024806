import * as v from 'valibot'
import { TranscriptSearch } from '../../shared/transcript.ts'
import { useFragment } from '../where.ts'

export type Asked = Omit<TranscriptSearch, 'before'>
export const askedForNothing: Asked = { words: '', desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null }

/** What is looked for, and which transcript is open. */
export interface Address {
  asked: Asked
  open: string | null
}

const Shape = v.omit(TranscriptSearch, ['before'])
const isNumber = (field: string): boolean => field === 'readLevel' || field === 'waited'

/** Reads what `fragmentOf` wrote. What nobody could have written is left out. */
export function addressIn(fragment: string): Address {
  const given = new URLSearchParams(fragment)
  let asked = askedForNothing
  for (const [field, value] of given) {
    if (!(field in askedForNothing)) continue
    const read = v.safeParse(Shape, { ...asked, [field]: isNumber(field) ? Number(value) : value })
    if (read.success) asked = read.output
  }
  return { asked, open: given.get('open') }
}

export function fragmentOf({ asked, open }: Address): string {
  const given = Object.entries({ ...asked, open }).flatMap(([field, value]) => (value === null || value === '' ? [] : [[field, String(value)]]))
  return String(new URLSearchParams(given))
}

/** Where the reading room's address stands, and how to go elsewhere in it. */
export function useAddress(): [Address, (address: Address) => void] {
  const [fragment, go] = useFragment()
  return [addressIn(fragment), (address) => go(fragmentOf(address))]
}
