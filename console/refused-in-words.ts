import { limits } from '../shared/commands.ts'
import type { Refusal, Why } from '../shared/refusals.ts'

const whyInWords: Record<Why, string> = {
  'half-quoted': 'A phrase needs a quotation mark on both sides.',
  'beginning-too-short': 'Before a * there must be three letters or more.',
  'only-exclusions': 'Please say what should be there too, not only what should not.',
  'too-many-words': 'That is too much at once: please leave some words out.',
  'ends-before-it-begins': 'The last month is before the first.',
}

/** What a refusal says to a member of staff: what is the matter, and what they can do. */
export function refusedInWords({ refusal, who, field, limit, why }: Refusal): string {
  if (why) return whyInWords[why]
  switch (refusal) {
    case 'chat-already-accepted': return `${who ?? 'Somebody'} has just taken this chat.`
    case 'chat-already-closed': return 'This chat is over, so that was not done.'
    case 'chat-not-open': return 'Nobody is in this chat yet. Take it first.'
    case 'chat-not-begun': return 'This chat is no longer there.'
    case 'not-in-this-chat': return 'You are not in this chat.'
    case 'nothing-owed': return 'No answer is owed here any more.'
    case 'no-such-colleague': return 'This colleague is no longer here.'
    case 'no-such-desk': return 'There is no such desk any more.'
    case 'desk-in-use': return `${field ?? 'A desk'} can’t be removed yet: somebody waits or talks there, or is owed an answer.`
    case 'no-such-transcript': return 'This transcript is not here any more. Its patron may have had it erased.'
    case 'no-such-hold': return 'This chat is not held any more.'
    case 'nothing-asked': return 'This is not asked for any more. Please look at it as it is now.'
    case 'needs-another': return 'Two people have to agree: a supervisor and an admin. Somebody else must confirm this.'
    case 'not-opened': return 'It is not open to you: ask for it, and let a colleague confirm.'
    case 'no-such-set': return 'This set, or what was to go into it, is not here any more.'
    case 'already-released': return 'Its transcript has come out already. It can be offered only before.'
    case 'empty': return 'Please write something first.'
    case 'too-long': return `That is too long: ${limit ?? limits.message} letters fit. Your text is still here.`
    case 'not-an-address': return 'Please check the e-mail address.'
    case 'not-allowed': return field ? `This is not possible (${field}).` : 'You may not do this.'
    case 'not-understood': return field ? `Please check: ${field}.` : 'The server did not understand this. Please reload the page.'
    case 'newer-version': return 'Heartdesk has been updated. Please reload the page.'
    case 'too-fast': return 'A little too fast. Please try again in a moment.'
    case 'not-saved': return 'The server can’t be reached or can’t save right now. Nothing is lost; please try again.'
    case 'signed-out': return 'You are signed out. Please sign in again.'
    default: return 'That was not possible.'
  }
}
