import { askedElsewhere, offeredElsewhere } from './other-languages.ts'
import { phrases } from './phrases.ts'

/** What staff ask for, and what a patron says before giving it unasked. */
export type Asked = 'name' | 'number' | 'digits' | 'secret' | 'password' | 'birthday' | 'phone' | 'address' | 'whereabouts' | 'postcode' | 'login' | 'email'

/** What a question of staff is about; `nothing` for what only sounds like a question about a person. */
export const asks = phrases<Asked | 'nothing'>([
  ...askedElsewhere,
  ['name', [
    `your|patron|his|her|their|child|daughter|son|account|husband|wife|mother|father full|complete|first|last|legal|maiden|preferred|middle|| name|names`,
    `first|last|full|legal|maiden name`, `the|your|her|his new|old|previous|former|current|correct|other name`, `first and last name`, `last and first name`, `surname`, `a name`, `name please`, `name and`, `what|which name`, `whom`,
    `name on|for the|your|this|that account|card|record|hold|reservation|booking|order`, `name is|was the|your|this|it account|card|hold|under`,
    `guest|host|contact|person|pet|mother|father|parent|guardian|child|family name`, `your child|kid|son|daughter|baby|dog|cat called|named`, `is your child|kid|son|daughter|baby called|named`, `whose account|card|name`, `card|account|hold|it|that|this under`, `spell that|it|your`,
    `name of the|your|his|her host|guest|person|patron|child|parent|pet|organizer|instructor|professor|teacher|mother|father|son|daughter`,
    `who am i speaking|chatting|talking with|to`, `who i'm|im|am speaking|chatting|talking with|to`, `who is this`, `may|should i call you`, `i call you`,
    `who is|are|do|does|would|should|will|shall it|this|that|you|i|we for|like|want|sending|send|paying|transferring|meeting|see|invite|give`, `who is|it for`,
    `who shall|should|may|can i say`, `who's|who is calling|asking|picking|collecting|coming|fetching`, `who will|would|should|can pick|collect|fetch|come|take`, `who will be picking|collecting|coming`, `and you are`, `who are you`,
    `held|booked|reserved|listed|filed|registered|saved|kept under`, `under what|which|whose`, `who did you speak|talk|chat with|to`, `who helped|served you`, `who is|was it you spoke|talked with|to`,
  ]],
  ['nothing', [`code type`, `name of the book|novel|author|article|journal|series|movie|song|database|course|class`, `book|author|course|title name`]],
  ['number', [
    `library|your card|id|barcode number|barcode|`, `card`, `your|the barcode`, `card|barcode|id number`, `your id`, `your student|staff|school|university|campus|roll|enrolment|enrollment|register id|number|`, `account`, `account number`, `passport`, `social security`, `ssn`,
    `student|staff|employee|faculty|university|campus|member|membership|patron|account|customer|tracking|reference|borrower id|number|no`, `student|staff id number|no`,
    `driver|drivers license|licence`, `booking|ride|order|reservation id|number|code`,
  ]],
  ['secret', [`pin`, `your pin`, `pin number|code`, `security code|question|answer`, `access|verification|confirmation code`, `your|the code`, `cvv`]],
  ['digits', [`last four|4|three|3|five|5|six|6 digits|numbers|of|`, `final four|4 digits`]],
  ['password', [`password`, `passcode`, `passphrase`]],
  ['birthday', [`date of birth`, `birth date`, `birthdate`, `birthday`, `dob`, `born`, `birth`, `over 13|16|18|21`, `how old`]],
  ['phone', [`phone`, `phone|telephone|cell|mobile|contact|callback number`, `number to reach|call`, `best|good number`, `reach|call you`]],
  ['address', [`your mailing|home|street|current|new|postal|full|| address`, `mailing|home|street|postal address`, `address`, `where do you live`, `where shall|should|can|do|may we|i send|mail|post|ship|deliver`]],
  ['postcode', [`zip|postal code`, `zip`, `postcode`]],
  ['login', [`username`, `user name|id`, `login`, `net id`, `netid`, `log|sign|signed|logged in as|with`, `screen name`]],
  ['email', [`your email|e-mail||mail address|`, `email|e-mail address`, `email`]],
])

/** What follows is given, unasked. */
export const offers = phrases<Asked>([
  ...offeredElsewhere,
  ['number', [
    `library|student|patron|account|member|barcode|card|license|licence|passport|id|security|case|ticket|booking|customer|badge number|is|`,
    `card|account|id|barcode number is`, `my|the number is`, `ssn is|`, `student|staff|employee id`,
  ]],
  ['secret', [
    `code|combo|combination|pin for|to the|your|this|that door|room|lock|gate|locker|building|copier|printer|study|booking is|was|`, `door|gate|locker|room|alarm|lock code|combo|combination is|was|`,
    `pin`, `pin code|number|is`, `security code`, `code is|was`, `access|expired|activation|promo|voucher|download|redemption|confirmation|invite|gift code`, `it's|its|was|be either`,
  ]],
  ['password', [`password|passcode|passwort|passphrase|pw|pwd is|was|`, `pass word`, `pass`]],
  ['digits', [`license|licence| plate|plates|registration is|was|number|`, `3|three|4|four|security digits|numbers are|is|`, `card|account|number|barcode|one|it ending|ends|end in|with|`, `ending|ends in`, `last four|4|three|3|five|5|six|6 digits are|is|`, `last four|4 are|is`]],
  ['birthday', [`born on|in|`, `bday|b-day|bdate`, `dob`, `date of birth`, `birthday`, `birthdate`, `birth date`]],
  ['address', [`address is|was|to|`, `new|my|our|home|mailing|street address`]],
  ['whereabouts', [
    `live|lives|living|reside|resides`, `live|lives|lived|living|reside|resides|staying at|on|in`, `moved to`, `mail|ship|send|deliver it|them|this|that to`, `my|home|the house|home|apartment is|at`,
    `located at|on|in`, `i'm|im at`, `i am at`, `arrived|meet|stop|stops|drops me|you|off| at`, `it's|its in|at`, `taxi|cab|ride to`,
  ]],
  ['postcode', [`zip|zipcode|postcode`, `zip|postal|post code`]],
  ['email', [`gmail|email|e-mail|hotmail|yahoo|icloud|mail is|address|was|`]],
  ['login', [
    `username|login|userid|netid|handle is|was|`, `user|screen|login|account name|id is|was|`, `log|logging|logged|sign|signing|signed in|on|into as|with|using`,
    `login|logon|signin as|with`, `user`, `id`, `my instagram|twitter|discord|insta|snap|snapchat|skype|tiktok is|`, `i'm|im on discord|instagram as`,
  ]],
])

/** Said so often that only a colon makes a value follow: "user: bookworm7 pass: …". */
export const needsColon = new Set(['user', 'pass', 'id'])

/** Words of courtesy and of the question itself, past which an answer begins: "sure, it's …". */
export const fillers = new Set(`mine yours still theirs she's he's wrote written they've spelled spelt sure yes yeah yep yea ya ok okay certainly absolutely course of it its it's is the my name's full first last name number card barcode id
  pin email e-mail phone address user username login password account sorry oh um uh uhh umm hmm well here hi hello hey thanks thank you you're welcome that would
  be thats that's should i am i'm im this and a so no problem also currently new old please student library under just actually think ah right great good fine
  gladly happily ofcourse here's heres called call me was cell mobile home at on in dob birthday born date birth put use say under make lets let's as`.split(/\s+/))
