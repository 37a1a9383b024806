/** What a draft seems to give away. */
export type Secret = 'card-number' | 'pin'

/** The checksum of card numbers (Luhn, ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/**
 * Looks for what a patron should not write into a chat: a number like a payment card's (13 to 19 digits that pass the checksum, however
 * spaced) or a library card's (14 digits beginning with 2 or 3), but no ISBN, and a PIN or password said to be one. It only ever warns.
 */
export function secretIn(text: string): Secret | null {
  for (const [run] of text.matchAll(/\d(?:[ .-]?\d){12,18}/g)) {
    const digits = run.replace(/\D/g, '')
    if ((passesLuhn(digits) && !/^97[89]\d{10}$/.test(digits)) || /^[23]\d{13}$/.test(digits)) return 'card-number'
  }
  // "pin", "password" and the like, then, with nothing but small words between, something that could be one.
  if (/\b(?:pin|passcode|password|contraseña|clave|mot de passe|passwort|kennwort)\b(?: (?:number|code|is|was|es|est|ist|lautet|again))*[ :=]*(?:\d{4,8}\b|["'«„]?(?=\S*\d)\S{6,})/i.test(text)) return 'pin'
  return null
}
