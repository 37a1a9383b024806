import type { Scene } from './check.ts'
import type { ChatDraft } from './draft.ts'
import type { Reading } from './reading/reading.ts'
import type { Mood, QuietMoment, Stage } from './rule.ts'
import type { DeskTable } from './desk-rules.ts'

/** The scene that rules look at: a draft as it was read, at its desk, with the stages it is in and how the patron is. */
export function sceneOf(chat: ChatDraft, reading: Reading, desks: DeskTable): Scene {
  return { chat, reading, desk: desks[chat.desk.kind], stages: stagesOf(chat, reading), moods: moodsOf(reading), moments: momentsOf(chat, reading) }
}

function stagesOf({ turns, ending }: ChatDraft, { behaviours, ends, goesToLook, answers }: Reading): Set<Stage> {
  const stages = new Set<Stage>()
  if (!turns.some(({ from }) => from === 'librarian')) stages.add('opening')
  if (ending || ends || behaviours.checks_answered || behaviours.invites_back) stages.add('closing')
  if (behaviours.asks_question && !behaviours.checks_answered) stages.add('interview')
  if (goesToLook) stages.add('searching')
  if (answers) stages.add('answering')
  return stages
}

function moodsOf({ patron }: Reading): Set<Mood> {
  const moods = new Set<Mood>()
  if (patron.upset !== null) moods.add('upset')
  for (const mood of ['hurried', 'chatty', 'company', 'confused', 'done', 'abusive'] as const) if (patron[mood]) moods.add(mood)
  return moods
}

/** Short lines that fly back and forth: the last three came within ten seconds of each other and this one is short too. */
const rapidWithin = 10_000
const rapidWords = 8

function momentsOf({ turns, now, ending }: ChatDraft, { onlyGreets, handsOver, length }: Reading): Set<QuietMoment> {
  const moments = new Set<QuietMoment>()
  if (onlyGreets && !ending) moments.add('greeting')
  if (handsOver) moments.add('hand-over')
  const last = turns.slice(-3)
  const apart = last.map(({ at }, index) => (last[index + 1]?.at ?? now) - at)
  const short = length <= rapidWords
  if (last.length === 3 && last.every(({ at }) => at > 0) && short && apart.every((gap) => gap <= rapidWithin)) moments.add('rapid')
  return moments
}
