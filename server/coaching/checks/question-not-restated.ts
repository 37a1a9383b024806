import * as v from 'valibot'
import { check } from '../check.ts'

/** So many words answer a question that could mean several things as if it meant one, though its topic is named in them. */
const longFrom = 30
/** A tour of the shelves for somebody who named a topic in a word or two guesses at all that they may mean. */
const tourFrom = { words: 38, sentences: 2, inOne: 60 }
/** A question of several parts that gets a full answer was taken in; a few words or a link leave that open. */
const curtUpTo = 14

export const questionNotRestated = check(
  'The first answer or link goes out and nobody has restated the question, asked about it, or echoed its words. A question counts that could mean several things (`question: vague`) or, with `any`, has several parts and is answered in a few words; with `guessed`, only a topic in a word or two that is answered by a tour of the shelves. Not hours, directions, known items, renewals and plain facts.',
  { question: v.picklist(['any', 'vague', 'guessed'], 'any, vague or guessed') },
  ({ question }) => ({ reading: { patron, before, behaviours, echoes, answers, sentences, length } }) => {
    const guesses = (patron.brief || patron.vague) && (length >= tourFrom.inOne || (patron.brief && sentences.length >= tourFrom.sentences && length >= tourFrom.words))
    if (patron.question === '' || (patron.errand && !guesses) || before.restates || before.asked || before.answered) return null
    if (!guesses && (question === 'guessed' || (!patron.vague && (question === 'vague' || !patron.manifold || length > curtUpTo)))) return null
    if (behaviours.restates) return 'met'
    if (!answers || (!guesses && (behaviours.refers || behaviours.acknowledges)) || behaviours.asks_question || (echoes && question === 'any' && !guesses && !(patron.vague && length >= longFrom))) return null
    return { words: patron.question, of: 'patron', strength: patron.vague || guesses ? 0.6 : 0.45 }
  },
)
