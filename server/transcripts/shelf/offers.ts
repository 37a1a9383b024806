import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { isOver } from '../../../shared/chat.ts'
import { refuse, type Refusal } from '../../../shared/refusals.ts'
import { SharingAnswer, type Offer } from '../../../shared/sharing.ts'
import type { Member } from '../../../shared/who.ts'
import type { Chats } from '../../chats.ts'
import { chatOf, libraryOf, logName } from '../../rooms.ts'
import type { LogName, Records } from '../../store/port.ts'
import type { Boxes } from './boxes.ts'
import { hasCome, newPlace, Place, placesOf } from './places.ts'
import { share } from './shared.ts'

const offersOf = 'offers'
/** By the librarian's id: what they said, and where thanks for it go. */
const Offers = v.record(v.string(), v.object({ answer: SharingAnswer, box: v.string() }))
type Offers = v.InferOutput<typeof Offers>

/** What hangs on an original and goes with it. */
export const forgetOffers = (records: Records, log: LogName): Promise<boolean> => records.remove(libraryOf(log), offersOf, chatOf(log))

/**
 * The librarians of a chat say whether its transcript is worth sharing: before it comes, so that it is shared from its first day on and nobody can tell by the hour who has just said so.
 * It is shared where one of them offers it and none declines; declining holds at any time. What they said stands beside the original, which they alone can read, and goes with it.
 */
export function createOffers({ records, chats, boxes, now = Date.now }: { records: Records; chats: Chats; boxes: Boxes; now?: () => number }) {
  async function read(library: string, chat: string): Promise<{ offers: Offers; version: number }> {
    const stored = await records.get(library, offersOf, chat)
    return { offers: v.parse(Offers, stored?.value ?? {}), version: stored?.version ?? 0 }
  }

  /** Where the transcript of the chat stands, or will: the place is taken here if nobody has yet. */
  async function placeOf(library: string, chat: string, endedAt: number): Promise<Place> {
    for (;;) {
      const stored = await records.get(library, placesOf, chat)
      if (stored) return v.parse(Place, stored.value)
      const mine = newPlace(endedAt, now())
      if ((await records.put(library, placesOf, chat, mine, 0)) !== null) return mine
    }
  }

  return {
    /** How it stands for one who was in the chat. */
    async of(library: string, id: string, { id: staff }: Pick<Member, 'id'>): Promise<Offer | Refusal> {
      const chat = await chats.get(logName(library, id))
      if (!chat.hands.some((one) => one.staff === staff)) return refuse('not-in-this-chat')
      const stored = await records.get(library, placesOf, id)
      const place = stored && v.parse(Place, stored.value)
      const hasRoom = !place || (!place.withdrawn && !hasCome(place.week, now()))
      return { answer: (await read(library, id)).offers[staff]?.answer ?? null, may: isOver(chat) && chat.keep && hasRoom }
    },

    async say(library: string, id: string, { id: staff }: Pick<Member, 'id'>, answer: SharingAnswer): Promise<{ answer: SharingAnswer } | Refusal> {
      const chat = await chats.get(logName(library, id))
      if (!chat.hands.some((one) => one.staff === staff)) return refuse('not-in-this-chat')
      if (!isOver(chat)) return refuse('chat-not-open')
      if (!chat.keep) return refuse('not-allowed', { field: 'keep' })
      const place = await placeOf(library, id, chat.lastAt)
      if (place.withdrawn) return refuse('chat-not-begun')
      if (answer === 'offered' && hasCome(place.week, now())) return refuse('already-released')
      for (;;) {
        const { offers, version } = await read(library, id)
        const box = offers[staff]?.box ?? randomBytes(16).toString('hex')
        const next: Offers = { ...offers, [staff]: { answer, box } }
        if ((await records.put(library, offersOf, id, next, version)) === null) continue
        if (answer === 'offered') await boxes.keep(library, staff, box)
        break
      }
      // Whoever comes second reads what both said.
      const { offers } = await read(library, id)
      const all = Object.values(offers)
      await share(records, library, place, all.some((one) => one.answer === 'declined') ? [] : all.map(({ box }) => box), now())
      return { answer }
    },
  }
}
export type OffersOfChats = ReturnType<typeof createOffers>
