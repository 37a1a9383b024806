import type { Check } from './check.ts'
import { addressesAs } from './checks/addresses-as.ts'
import { answeredNotAsked } from './checks/answered-not-asked.ts'
import { asksFor } from './checks/asks-for.ts'
import { bareLink } from './checks/bare-link.ts'
import { closedQuestionFirst } from './checks/closed-question-first.ts'
import { coldWording } from './checks/cold-wording.ts'
import { feelingUnnoticed } from './checks/feeling-unnoticed.ts'
import { nameUnused } from './checks/name-unused.ts'
import { notInvitedBack } from './checks/not-invited-back.ts'
import { openingWithoutWelcome } from './checks/opening-without-welcome.ts'
import { patronTyping } from './checks/patron-typing.ts'
import { patronWaiting } from './checks/patron-waiting.ts'
import { questionNotRestated } from './checks/question-not-restated.ts'
import { readsAs } from './checks/reads-as.ts'
import { referralWithoutContact } from './checks/referral-without-contact.ts'
import { repeatsPersonalData } from './checks/repeats-personal-data.ts'
import { says } from './checks/says.ts'
import { shouts } from './checks/shouts.ts'
import { sourceWithoutReason } from './checks/source-without-reason.ts'
import { triedNotAsked } from './checks/tried-not-asked.ts'
import { unexplainedWord } from './checks/unexplained-word.ts'

/** The closed list of checks, by the name that a rule file calls them. */
export const checks: Readonly<Record<string, Check>> = {
  says,
  'asks-for': asksFor,
  'addresses-as': addressesAs,
  'repeats-personal-data': repeatsPersonalData,
  'opening-without-welcome': openingWithoutWelcome,
  'name-unused': nameUnused,
  'patron-waiting': patronWaiting,
  'patron-typing': patronTyping,
  'question-not-restated': questionNotRestated,
  'closed-question-first': closedQuestionFirst,
  'feeling-unnoticed': feelingUnnoticed,
  'cold-wording': coldWording,
  'reads-as': readsAs,
  shouts,
  'unexplained-word': unexplainedWord,
  'tried-not-asked': triedNotAsked,
  'bare-link': bareLink,
  'referral-without-contact': referralWithoutContact,
  'source-without-reason': sourceWithoutReason,
  'answered-not-asked': answeredNotAsked,
  'not-invited-back': notInvitedBack,
}
