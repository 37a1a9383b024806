/** Luhn's sum (ISO/IEC 7812-1), which every payment card number has. `digits` holds digits only. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let n = 0; n < digits.length; n += 1) {
    const digit = Number(digits[digits.length - 1 - n])
    sum += n % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** The check digits of an IBAN (ISO 13616: modulo 97 is 1). Spaces are allowed, case does not matter. */
export function isIban(text: string): boolean {
  const compact = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false
  let rest = 0
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    for (const digit of /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}

/** An ISBN of thirteen digits with its check digit. Hyphens and spaces are allowed. */
export function isIsbn13(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (!/^97[89]\d{10}$/.test(digits)) return false
  let sum = 0
  for (let n = 0; n < 13; n += 1) sum += Number(digits[n]) * (n % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}
