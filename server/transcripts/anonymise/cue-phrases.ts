import { maybeNamedElsewhere, namedElsewhere } from './other-languages.ts'
import { phrases } from './phrases.ts'

/** Behind these a name stands: the writer's own (`self`) or another's. */
export const beforeName = phrases<'self' | 'other'>([
  ...namedElsewhere,
  ['self', [
    `my name is|`, `my names`, `my name's`, `name is`, `the name is|s`, `name's`, `the name's`, `my full|first|last|legal|middle|maiden|given|sur name is|`, `my surname is`,
    `full|first|last|middle|preferred|legal name`, `surname`, `lastname`, `firstname`, `call|calls me`, `known as`, `i go by`, `they|people call me`,
    `dis is`, `name is|| on it as`, `name is as`, `people|they|some write|spell it|`, `you are speaking with|to`, `you're speaking with|to`, `signed`,
    `me llamo`, `mi nombre es`, `soy`, `aqui`, `je m'appelle`, `je suis`, `mon nom est`, `ici`, `ich heisse`, `mein name ist`, `ich bin`, `hier ist|spricht`,
    `mi chiamo`, `il mio nome e`, `sono`, `meu nome e`, `me chamo`, `chamo-me`, `ik heet`, `mijn naam is`, `jag heter`, `mitt namn ar`, `jeg hedder|heter`,
    `mit navn er`, `nazywam sie`, `mam na imie`, `jmenuji se`, `a nevem`, `ime mi je`, `zovem se`, `меня зовут`, `мене звати`, `με λενε`,
  ]],
  ['other', [
    `his|her|their|your name is|was`, `his|her|their name's`, `is your|his|her|the name`, `under the name`, `in the name of`, `under|by the name of`,
    `on behalf of`, `goes by`, `short for`, `always|usually|mostly|also called`, `stage name`, `nickname is|was`, `account|card|hold|reservation|booking of`, `named`, `name of`, `name`, `addressed to`, `badge|nametag|name-tag|tag|nameplate|label that|which|| said|says|read|reads`, `buzzer|doorbell|bell|mailbox|postbox|letterbox says|reads|is|`, `it|card|account|hold|record|they|people|system|label wrote|write|writes|spell|spells|spelled|misspelled|misspelt it|us|me|as|`, `made out|payable to`, `signed by`, `care of`, `maiden name is|was|`, `initial|initials is|are|`,
    `maiden is|was`, `attn`, `attention`, `c/o`, `dear`, `for`, `under`, `ask for`, `reserve|reserved|hold|book|booked|put|set|keep|save it|them|one|this|that|these|those|both|aside|| for`, `on hold for`, `hold|holds under|for`, `talk|talked|talking|spoke|speak|speaking|spoken|chat|chatting|chatted to|with`, `met with`,
  ]],
])

/** Behind these a name may stand, and mostly does not: the word must look like one. */
export const maybeName = phrases<'self' | 'other'>([
  ...maybeNamedElsewhere,
  ['self', [`i am`, `i'm`, `im`, `this is`, `it's`, `its`, `it is`, `here is`, `should be|say|read`, `spelled|spelt`, `yours truly|sincerely`, `sincerely`, `regards`, `best`, `cheers`, `xoxo`, `love`]],
  ['other', [
    `hi`, `hello`, `hey`, `hiya`, `dear`, `thanks`, `thank you`, `thx`, `ty`, `bye`, `goodbye`, `ok`, `okay`, `sorry`, `good|| morning|afternoon|evening|night`,
    `welcome back|`, `is this`, `are you`, `with`, `from`, `for`, `to`, `tell`, `ask`, `asked`, `told`, `call`, `called`, `email`, `emailed`, `see`, `saw`, `met`,
    `helped by`, `it was`, `you wrote|put|spelled|misspelled`, `and`, `or`, `under`, `meet`, `contact`, `cc`, `between`, `that`, `if`, `invite`, `invited`, `pay`, `send`, `remind`, `says|said`, `because`,
    `as`, `than`, `like`,
  ]],
])
