const phone = /\+?\d[\d\s().-]{5,18}\d/
const address = /[^\s@]{1,64}@[^\s@]{2,}/
export const link = /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]{2,60}\.(?:org|com|net|edu|gov|info|lib|uk|de|fr|nl|ca|au|eu|example)(?:\/\S*)?\b/i
/** "Dana at the archive", "ask for Dana", "my colleague Dana", "Dr Okoro". */
const person = /\b(?:ask for|contact|call|e?mail|see|colleagues?|librarian|archivist|manager|named|called|our|Dr|Ms|Mr|Mx|Prof|Professor)\.? \p{Lu}\p{Ll}+|(?<!^|[.!?]\s)\b\p{Lu}\p{Ll}+,? (?:at|in|from|of) (?:the|our)\b/u
const offices = /\b(?:ask for|contact|call|e?mail|see|our) (?:The|Our|Your|Their|My|Us|Me|Circulation|Interlibrary|Reference|Special|Archives?|Access|Technical|Student|University|City|State|County|National|Human|Public)\b/

/** Whether a text gives a number, an address or a link. */
export const hasAddress = (text: string): boolean => phone.test(text) || address.test(text) || link.test(text)

/** Whether a text gives a way to reach somebody: a number, an address, a link or a person. */
export const hasContact = (text: string): boolean => hasAddress(text) || (person.test(text) && !offices.test(text))
