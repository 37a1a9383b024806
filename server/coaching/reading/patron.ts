import { quoted } from '../quoted.ts'
import type { ListName } from './lists.ts'
import { saidBy } from './read-text.ts'
import type { ReadText, ReadTurn } from './read-text.ts'
import type { Reading, Sentence } from './reading.ts'
import { stemsOf } from './stems.ts'
import { troubleIn } from './trouble.ts'

const asks = 'Is this about them, or about a topic?'
const yes = new Set(['yes', 'yep', 'yeah', 'yup', 'ya', 'y', 'sure', 'it', 'they', 'great', 'that', 'absolutely', 'definitely'])
const no = new Set(['no', 'nah', 'nope', 'n', 'not', 'none', 'nothing'])
/** After a "but", these say that something is left open. */
const open = new Set(['still', 'need', 'what', 'how', 'where', 'which', 'not', 'another', 'also'])
/** Questions as short as this are plain ones: there is nothing in them to say again. */
const shortest = 8
/** A topic of so few words could mean several things: "mental health", where "microplastics in freshwater mussels" is clear. */
const vagueUpTo = 2
/** Words of the task, not of its topic. */
const task = stemsOf(`thesis dissertation paper essay class course project assignment report research presentation speech homework school college finding looking need articles sources books journals information info
stuff things material materials resources studies data statistics literature write writing start started starting topic subject teacher professor due today tomorrow tonight week monday tuesday wednesday thursday friday
saturday sunday hello there good evening afternoon advance please point require literature recommend offer offers library libraries service services sir madam morning kia ora bonjour namaste hola salaam prepare really anything scholarly academic peer reviewed journal credible recent current couple several please trying currently learn interested`.split(/\s+/))
/** A question that opens so and is short wants a yes, a no, a place or a date. */
const plainly = new Set(['is', 'are', 'was', 'were', 'does', 'did', 'can', 'could', 'will', 'may', 'when', 'where', 'who'])
const asksFor = new Set(['point', 'help', 'find', 'show', 'recommend', 'suggest', 'give', 'send'])
/** "Good evening, does the library have…?" wants a yes or a no; "can you point me to some…" does not. */
const isPlain = ({ words, has }: Sentence): boolean => {
  const at = has.get('greetings')?.at === 0 ? has.get('greetings')?.to ?? 0 : 0
  return plainly.has(words[at] ?? '') && !asksFor.has(words[at + 2] ?? '')
}
/** A question of so many words has several parts to get wrong. */
const manifoldFrom = 15
/** A patron who writes so much in each turn, and asks little, is chatty. */
const chattyWords = 18
const upsetFrom = -5
/** A word of feeling says so much, in log-odds. */
const toldOdds = 1

/** What can be known of the patron from what they wrote. `upset` counts only until a librarian has answered it. */
export function patronOf(turns: readonly ReadTurn[]): { patron: Reading['patron']; upsetScore: number; upsetOdds: number } {
  const theirs = saidBy('patron', turns)
  const lately = theirs.slice(-3)
  const unanswered = unansweredOf(turns)
  const question = theirs.find(({ sentences }) => sentences.some(({ words, has }) => words.length - (has.get('greetings')?.to ?? 0) > 2)) ?? theirs[0]
  const asked = question?.sentences ?? []
  const words = question?.length ?? 0
  const bare = words < 3 && asked.length === 1 && question?.text.includes('?') === false && theirs.length === 1
  const vague = bare || (words < 14 && question?.has('vague-openings') === true && topicOf(theirs) <= vagueUpTo)
  const crisis = firstSaying(lately, 'crisis', ({ has }) => !has.has('crisis-topics'))
  const upset = firstSaying(unanswered, 'feelings', feels)
  const odds = troubleIn(unanswered)
  const trouble = 1 / (1 + Math.exp(-odds))
  const loud = loudly(unanswered)
  const scorn = scornful(unanswered)
  const score = Math.min(0, ...unanswered.map(({ feeling }) => feeling))
  const done = isDone(turns)
  const told = upset !== undefined ? { words: upset.text, strength: 0.8 } : strongly(unanswered, score) ?? loud ?? scorn
  const any = (list: ListName): boolean => theirs.some((said) => said.has(list))
  return {
    upsetOdds: told !== null ? toldOdds + Math.max(0, odds) : done ? -Infinity : odds,
    upsetScore: Math.max(trouble, upset !== undefined || crisis !== undefined ? Math.min(1, 0.75 - score / 40) : loud !== null || scorn !== null || unanswered.some((said) => said.has('abuse')) ? 0.65 : Math.min(0.7, -score / 12)),
    patron: {
      question: quoted(question?.text ?? '', 300),
      feeling: upset?.text ?? '',
      crisis: crisis === undefined ? null : { words: crisis.text, asks },
      upset: told ?? (done ? null : troubled(unanswered, trouble)),
      done,
      hurried: firstSaying(theirs, 'hurry', ({ words: said }) => !said.includes('rush')) !== undefined,
      chatty: theirs.length >= 3 && theirs.every(({ length }) => length >= chattyWords) && !lately.some(({ sentences }) => sentences.some((one) => one.asks)),
      company: any('company'),
      confused: lately.at(-1)?.has('confusion') === true,
      abusive: any('abuse'),
      vague,
      brief: isBrief(theirs),
      manifold: words >= manifoldFrom,
      errand: !vague && (question?.has('errands') === true || words <= shortest || (words < 15 && question?.has('vague-openings') !== true && asked.some(isPlain))),
      tried: any('tried') || turns.some(({ from, said }) => from === 'librarian' && said.has('tried') && said.sentences.some((one) => one.asks && one.has.has('tried'))),
    },
  }
}

/** What the patron wrote since a librarian took it up, in words or with an answer. A greeting and a question take up nothing. */
export const unansweredOf = (turns: readonly ReadTurn[]): ReadText[] =>
  saidBy('patron', turns.slice(turns.findLastIndex(({ from, said }) => from === 'librarian' && (said.does.acknowledges || said.does.answered)) + 1))

/** So few words of a topic, in so few words, leave open what is meant. A number or a question for a place, a date or a person is clear. */
const briefUpTo = { topic: 3, words: 18 }
const isBrief = (texts: readonly ReadText[]): boolean =>
  texts.reduce((sum, { length }) => sum + length, 0) <= briefUpTo.words && topicOf(texts) <= briefUpTo.topic
  && !texts.some(({ text, sentences }) => /\d{3}/.test(text) || sentences.some(isPlain))

function topicOf(texts: readonly ReadText[]): number {
  const topic = new Set<string>()
  for (const { stems } of texts) for (const stem of stems) if (!task.has(stem)) topic.add(stem)
  return topic.size
}

/** The first sentence in which a list has a phrase and that is as it should be. */
function firstSaying(texts: readonly ReadText[], list: ListName, is: (sentence: Sentence) => boolean): Sentence | undefined {
  for (const said of texts) {
    const found = said.has(list) ? said.sentences.find((one) => one.has.has(list) && is(one)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** A topic ("a book about angry people") is no feeling where it comes first; "I'm angry about the book called Dune" is one. Nor is a name or a title, "Crying in H Mart". */
const feels = ({ has, words, text }: Sentence): boolean => {
  const feeling = has.get('feelings')
  return feeling !== undefined && (has.get('no-feelings')?.at ?? Infinity) > feeling.at && !isInTitle(text, words[feeling.at] ?? '') && !(article.has(words[feeling.at - 1] ?? '') && ofOthers.has(words[feeling.at] ?? ''))
}
/** "A nervous flyer", "an angry birds book". */
const article = new Set(['a', 'an', 'the', 'any', 'some'])
const ofOthers = new Set(['angry', 'mad', 'furious', 'nervous', 'anxious', 'scared', 'sad'])
const isInTitle = (text: string, word: string): boolean => {
  const at = text.indexOf(`${word.charAt(0).toUpperCase()}${word.slice(1)}`, 1)
  return at > 0 && !'.!?'.includes(text.slice(0, at).trimEnd().at(-1) ?? '.')
}

/** Strong words of no list: only where they are as bad as can be, since topics have feelings too. */
function strongly(texts: readonly ReadText[], score: number): Reading['patron']['upset'] {
  if (score > upsetFrom) return null
  const worst = texts.find((said) => said.feeling === score && !said.has('no-feelings'))
  return worst !== undefined && /\b(?:I|i|my|me|you|your)\b|!/.test(worst.text) ? { words: quoted(worst.text), strength: 0.4 } : null
}

/** Capitals or marks in a row, where somebody complains: "I NEVER had it!!!". Joy is loud too, and has nothing against it. */
function loudly(texts: readonly ReadText[]): Reading['patron']['upset'] {
  const loud = texts.find((said) => /[!?]{2}|\b\p{Lu}{4,}\b/u.test(said.text) && !said.has('no-feelings') && !said.has('pleased') && !said.has('praises')
    && said.sentences.some(({ words }) => words.some((word) => against.has(word)) && words.length > 2))
  return loud === undefined ? null : { words: quoted(loud.text), strength: 0.5 }
}
const against = new Set(['never', 'why', 'again', 'still', 'nobody', 'nothing', 'wrong', 'already', 'worst', 'refuse', 'ever', 'not'])

/** "Now it says account locked. brilliant": praise of a word or two, right behind what went wrong. */
function scornful(texts: readonly ReadText[]): Reading['patron']['upset'] {
  if (!texts.some(({ sentences }) => sentences.some(({ words }) => words.length < 4))) return null
  const said = texts.flatMap(({ sentences }) => sentences)
  const found = said.find(({ words, text }, at) => words.length < 4 && !text.includes('!') && words.some((word) => praise.has(word)) && !words.some((word) => word === 'thanks' || word === 'thank')
    && said.slice(Math.max(0, at - 2), at).some((before) => before.words.some((word) => wentWrong.has(word))))
  return found === undefined ? null : { words: found.text, strength: 0.6 }
}
const praise = new Set(['brilliant', 'great', 'fantastic', 'wonderful', 'lovely', 'perfect', 'super', 'marvellous', 'marvelous', 'typical', 'terrific', 'excellent', 'fab', 'charming', 'superb', 'nice'])
const wentWrong = new Set(['locked', 'blocked', 'error', 'gone', 'wrong', 'broken', 'broke', 'lost', 'crashed', 'failed', 'again', 'closed', 'cancelled', 'canceled', 'expired', 'invalid', 'denied', 'refused', 'full', 'frozen', 'stuck', 'vanished', 'disappeared', 'deleted', 'nothing', 'jammed', 'unavailable', 'dead', 'missing'])

/** So sure (0 to 1) it must be that something went wrong for them where no word of feeling says so. */
const troubledFrom = 0.5
function troubled(texts: readonly ReadText[], trouble: number): Reading['patron']['upset'] {
  const last = texts.at(-1)
  return last === undefined || trouble < troubledFrom ? null : { words: quoted(last.text), strength: trouble / 2 }
}

/** They said so, or turned down an offer, or agreed with thanks, or answered the question whether there is anything else. A question or a "but" of theirs takes it back. */
function isDone(turns: readonly ReadTurn[]): boolean {
  const since = turns.slice(turns.findLastIndex(({ from }) => from === 'librarian') + 1).flatMap(({ said }) => said.sentences)
  const isOpen = ({ asks: question, words }: Sentence): boolean => question || (words.includes('but') && words.some((word) => open.has(word)))
  const done = since.findIndex(({ has }) => has.has('patron-done'))
  if (since.length === 0 || since.slice(Math.max(0, done)).some(isOpen)) return false
  if (done >= 0) return true
  const questions = turns.findLast(({ from }) => from === 'librarian')?.said.sentences.filter((one) => one.asks) ?? []
  if (questions.length === 0) return false
  const [first = '', second = ''] = since[0]?.words ?? []
  const length = since.reduce((sum, { words }) => sum + words.length, 0)
  const thanks = since.some(({ words }) => words.includes('thanks') || words.includes('thank'))
  const refused = length <= refusalUpTo && (no.has(first) || (filler.has(first) && no.has(second))) && questions.some(offers)
  return refused || (yes.has(first) && thanks) || (questions.some(({ has }) => has.has('asking-if-answered')) && (yes.has(first) || thanks))
}
/** A longer no is an answer, and the talk goes on. */
const refusalUpTo = 10
const filler = new Set(['oh', 'ok', 'okay', 'um', 'ah', 'well', 'hmm', 'haha', 'lol', 'nope', 'i', 'honestly', 'actually'])
/** "Shall I hold one for you?", or whether there is anything else. "Is the small light on?" offers nothing. */
const offers = ({ has, words }: Sentence): boolean => has.has('asking-if-answered') || words.includes('anything') || words.some((word, at) => offering.has(word) && at < 8 && offered.has(words[at + 1] ?? ''))
const offering = new Set(['would', 'shall', 'should', 'can', 'could', 'may', 'do', 'did', 'want', 'will', 'need'])
const offered = new Set(['you', 'i', 'we', 'me', 'us', 'that', 'it', 'anything', 'any', 'another'])
