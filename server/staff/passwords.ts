import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. Argon2id is this package's default. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const shortest = 10

/** A fair part of the passwords that guessers try first, of those that are long enough to be chosen here. */
const guessedFirst = new Set(['1234567890', '0123456789', 'password12', 'password123', 'password1234', 'qwertyuiop', 'qwerty12345', 'q1w2e3r4t5', '1q2w3e4r5t', 'iloveyou12', 'letmein123', 'welcome123', 'librarian1', 'library123', 'heartdesk1', 'administrator'])

/** Whether a password will do: long enough, no single letter over and over, not among the first guesses. No other rules: they make worse passwords. */
export const willDo = (password: string): boolean =>
  password.length >= shortest && password.length <= 1000 && new Set(password).size > 3 && !guessedFirst.has(password.toLowerCase())

export const hashPassword = (password: string): Promise<string> => hash(password, parameters)

/** Compares, in the same time whether there is such a person or not: a `null` hash is compared with one that fits nothing. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), password).catch(() => false)
  return stored !== null && right
}
const nobody = hash('nobody has this password', parameters)
