import { DateTime } from 'luxon'
import * as v from 'valibot'
import { isOver, noChat, type Chat } from '../../../shared/chat.ts'
import { fold, type ChatEvent } from '../../../shared/events.ts'
import { isForCompany, Measure, steps, type Came } from '../../../shared/reports.ts'
import { Month } from '../../../shared/transcript.ts'
import type { Felt } from './mood.ts'

/** What one chat adds to the reports: for each measure the cells that it falls in. No word, no time but the hour of the week, no name. `who`: the librarians' ids, until they are made tokens. */
export const Tally = v.object({ month: Month, desk: v.string(), cells: v.record(Measure, v.array(v.string())), who: v.array(v.string()) })
export type Tally = v.InferOutput<typeof Tally>

/** How a patron felt, read from what was said. */
export type Feel = (chat: Chat) => Felt

/**
 * The tally of a chat from its whole log: null while it goes on; of a question that was left also while its answer is owed. Of a chat whose patron asked that nothing be kept no word is read.
 * Hours and months are those of the clock on the library's wall when the question was asked. Pure.
 */
export function tallyOf(events: readonly ChatEvent[], zone: string, feel: Feel): Tally | null {
  const chat = events.reduce(fold, noChat)
  const isLeft = events.some(({ kind }) => kind === 'question-left')
  if (chat.fromTheFuture || !(isOver(chat) || (isLeft && chat.status === 'left'))) return null
  const asked = DateTime.fromMillis(chat.startedAt, { zone })
  const came: Came = isForCompany(chat.tags) ? 'company' : isLeft ? 'left' : chat.acceptedAt === null ? 'abandoned' : 'taken'
  const how = came === 'taken' ? { ...ofTaken(chat), ...(chat.keep && felt(feel(chat))) } : came === 'left' ? ofLeft(chat) : {}
  return {
    month: asked.toFormat('yyyy-MM'), desk: chat.desk, who: [...new Set(chat.hands.map(({ staff }) => staff))].sort(),
    cells: { ...notAsked, came: [came], hours: [asked.toFormat('c-HH')], ...how },
  }
}

/** Each of these measures has every chat in one of its cells. So all have the same total, and nothing can be had by subtracting one measure from another. */
const notAsked: Tally['cells'] = { waited: ['none'], lasted: ['none'], read: ['none'], answered: ['none'], replied: ['none'] }

const ofTaken = (chat: Chat): Tally['cells'] => ({
  waited: [stepOf('waited', (chat.acceptedAt ?? chat.startedAt) - chat.startedAt)],
  lasted: [stepOf('lasted', (chat.endedAt ?? chat.lastAt) - (chat.acceptedAt ?? chat.startedAt))],
  ...ofWork(chat),
})

function ofLeft(chat: Chat): Tally['cells'] {
  const answer = chat.lines.find(({ what }) => what === 'answer')
  return { replied: [answer ? stepOf('replied', answer.at - chat.startedAt) : 'open'], ...(answer && ofWork(chat)) }
}

/** `unsaid`: nobody gave it. */
const ofWork = (chat: Chat): Tally['cells'] => ({ read: [chat.readLevel === null ? 'unsaid' : String(chat.readLevel)], answered: [chat.answered ?? 'unsaid'] })

const felt = ({ mood, upset }: Felt): Tally['cells'] => ({ ...(mood && { mood: [mood] }), ...(upset.length > 0 && { upset: [...upset] }) })

/** The step that a time (ms) falls in: its end in seconds, or `more`. */
export function stepOf(measure: keyof typeof steps, time: number): string {
  const end = steps[measure].find((seconds) => time <= seconds * 1000)
  return end === undefined ? 'more' : String(end)
}
