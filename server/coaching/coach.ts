import type { Nudge } from '../../shared/coaching.ts'
import type { Scene, Sign } from './check.ts'
import { doingsOf } from './doing.ts'
import type { ChatDraft, Judgement } from './draft.ts'
import type { Reading } from './reading/reading.ts'
import type { Level } from './rule.ts'
import { quietMoments } from './rule.ts'
import type { Rule, RuleBook } from './rules.ts'
import { sceneOf } from './scene.ts'

/**
 * Reads one draft and says what is worth asking before it is sent. Pure: the same chat, draft and rules give the same judgement.
 * At most one nudge, the surest of the highest level, and none from a rule that spoke earlier in this chat; none at all while the
 * patron shows a sign of a crisis.
 */
export const coach = (chat: ChatDraft, book: RuleBook): Judgement => judge(chat, book.read(chat), book)

/** The same, for a draft that has been read already. */
export function judge(chat: ChatDraft, reading: Reading, book: RuleBook): Judgement {
  const scene = sceneOf(chat, reading, book.desks)
  const judgement: Judgement = {
    version: chat.version, seq: chat.seq, nudges: [], patronTyping: null, lookAgainIn: null, met: [], withheld: [], lacking: [], does: doingsOf(reading, scene.desk.coldFrom),
    crisis: reading.patron.crisis, inView: { question: reading.patron.question, feeling: reading.patron.feeling },
  }
  if (reading.patron.crisis !== null || !reading.understood) return judgement
  let best: { rule: Rule; level: Exclude<Level, 'off'>; sign: Sign } | null = null
  for (const rule of book.rules) {
    const level = levelOf(rule, scene)
    if (level === 'off' || !speaksIn(rule, scene)) continue
    const finding = rule.look(scene)
    if (finding === null) continue
    if (finding === 'met') {
      judgement.met.push(rule.id)
      continue
    }
    if ('in' in finding) {
      if (!spokeAlready(rule, level, scene, book)) judgement.lookAgainIn = Math.min(finding.in, judgement.lookAgainIn ?? finding.in)
      continue
    }
    if (rule.check === 'patron-typing') {
      judgement.patronTyping = rule.asks
      continue
    }
    judgement.lacking.push(rule.id)
    if (spokeAlready(rule, level, scene, book)) continue
    else if (chat.wishes.faded.includes(rule.id)) judgement.withheld.push(rule.id)
    else if (best === null || rank(level, finding) > rank(best.level, best.sign)) best = { rule, level, sign: finding }
  }
  if (best !== null) judgement.nudges.push(nudge(best.rule, best.level, best.sign))
  return judgement
}

/** The rule's level at this desk, for this librarian. */
function levelOf(rule: Rule, { chat: { wishes }, desk }: Scene): Level {
  if (wishes.off || wishes.quiet.includes(rule.id)) return 'off'
  const level = desk.levels[rule.id] ?? (rule.number === undefined ? undefined : desk.levels[rule.number]) ?? rule.level
  return level === 'pause' && wishes.toMargin.includes(rule.id) ? 'margin' : level
}

/** Whether this is the rule's desk, stage, patron and moment. An empty list means any. */
function speaksIn({ when }: Rule, { chat, stages, moods, moments }: Scene): boolean {
  return (when.desks.length === 0 || when.desks.includes(chat.desk.kind))
    && (when.stages.length === 0 || meet(when.stages, stages))
    && (when['only-for'].length === 0 || meet(when['only-for'], moods))
    && !meet(when['quiet-for'], moods)
    && (moments.size === 0 || quietMoments.every((moment) => !moments.has(moment) || when['even-in'].includes(moment)))
}

/** Each draft asks this of each rule, twice and more: so a plain loop. */
function meet<T>(some: readonly T[], others: ReadonlySet<T>): boolean {
  if (others.size > 0) for (const one of some) if (others.has(one)) return true
  return false
}

/** Never the same rule twice in a chat; of two with one number, the second may still pause where the first only made a mark. */
function spokeAlready(rule: Rule, level: Level, scene: Scene, { rules }: RuleBook): boolean {
  const { alreadyShown } = scene.chat
  if (alreadyShown.length === 0) return false
  return alreadyShown.includes(rule.id) || (rule.number !== undefined && rules.some((other) =>
    other.number === rule.number && alreadyShown.includes(other.id) && !(level === 'pause' && levelOf(other, scene) !== 'pause')))
}

const rank = (level: Level, { strength }: Sign): number => (level === 'pause' ? 2 : 0) + strength

function nudge({ id, number, name, asks, why, source, example }: Rule, level: Nudge['level'], { words, of }: Sign): Nudge {
  return { rule: id, number: number ?? null, name, level, asks, why, source, example, words, wordsOf: of }
}
