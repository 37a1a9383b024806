import { describe, expect, test } from 'vitest'
import { secretIn } from '../../widget/secrets.ts'

describe('a card number is noticed', () => {
  test.each(['4111 1111 1111 1111', 'it is 5500-0000-0000-0004 ok?', 'my library card 21234567890123', 'amex 378282246310005'])('%s', (text) => expect(secretIn(text)).toBe('card-number'))
})
describe('a PIN or password is noticed', () => {
  test.each(['my pin is 4711', 'PIN: 0042', 'password is hunter22', 'the password = s3cret!pass', 'mein Passwort ist geheim12', 'mi contraseña es gato1234'])('%s', (text) => expect(secretIn(text)).toBe('pin'))
})
describe('what is no secret is left alone', () => {
  test.each([
    'ISBN 978-0-553-56273-6', 'ISBN 978-0-14-044909-9', 'my phone is 555 123 4567', 'I forgot my password', 'how do i change my pin', 'the password reset page does not load', 'between 1914 and 1918', 'password protected PDF',
    'order 1234567890123456', 'is the PIN the same as for the catalogue?', '',
  ])('%s', (text) => expect(secretIn(text)).toBeNull())
})
