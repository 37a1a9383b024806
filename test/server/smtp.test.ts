import { afterEach, expect, test } from 'vitest'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createMail } from '../../server/mail.ts'

/** Letters to a real mail server on the loopback address. What becomes of a letter that is not taken is in letters.test.ts: it waits. */
let server: SMTPServer | null = null
afterEach(() => new Promise<void>((resolve) => (server ? server.close(resolve) : resolve())))

interface Taken { from: string; to: string[]; message: string; isPrivate: boolean }
const settings = { mailFrom: 'Ask the library <ask@library.example>', folder: '/nowhere' }
const letter = { to: 'ana@example.org', subject: 'The Library: an answer – at last', text: 'Zoë, it’s on the second floor.\n\n.\n\n— You asked:\n> Where is it?\n' }

/** Starts one that knows `chat` with the password `a b:c`, and keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = []
  server = new SMTPServer({
    disableReverseLookup: true, authMethods: ['PLAIN'], allowInsecureAuth: true, hideSTARTTLS: true,
    onAuth: ({ username, password }, _, done) => (username === 'chat' && password === 'a b:c' ? done(null, { user: username }) : done(new Error('who is that?'))),
    onData: (stream, { envelope, secure }, done) => {
      let message = ''
      stream.setEncoding('utf8').on('data', (some) => (message += String(some))).on('end', () => {
        taken.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address), message, isPrivate: secure })
        done()
      })
    },
    ...options,
  })
  // Whoever ends the line because of the certificate is an error of its, too.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, taken }
}

test('given a mail server with a password, then it takes the letter: from the library, to the one who asked, every letter of it', async () => {
  const { port, taken } = await mailServer()
  await createMail({ ...settings, smtp: `smtp://chat:a%20b%3Ac@127.0.0.1:${port}` }).send(letter)
  expect(taken).toMatchObject([{ from: 'ask@library.example', to: ['ana@example.org'] }])
  const [{ message = '' } = {}] = taken
  expect(message).toContain('From: Ask the library <ask@library.example>')
  expect(message).toContain('To: ana@example.org')
  const body = message.slice(message.indexOf('\r\n\r\n') + 4)
  const words = /quoted-printable/i.test(message) ? Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1') : Buffer.from(body, /base64/i.test(message) ? 'base64' : 'utf8')
  expect(words.toString('utf8').replaceAll('\r\n', '\n').trimEnd()).toBe(letter.text.trimEnd())
})

test.each<[string, SMTPServerOptions, string, RegExp]>([
  ['a wrong password', {}, 'smtp://chat:wrong@', /who is that|Invalid login/],
  ['nobody of that address', { onRcptTo: (_, __, done) => done(new Error('no such person')) }, 'smtp://chat:a%20b%3Ac@', /no such person/],
  ['a certificate that nobody vouches for', { hideSTARTTLS: false }, 'smtp://chat:a%20b%3Ac@', /certificate/],
  ['TLS from the start, and such a certificate', { secure: true }, 'smtps://chat:a%20b%3Ac@', /certificate/],
])('given %s, then the letter is not taken, and the one who sends it hears of it', async (_, options, before, says) => {
  const { port, taken } = await mailServer(options)
  await expect(createMail({ ...settings, smtp: `${before}127.0.0.1:${port}` }).send(letter)).rejects.toThrow(says)
  expect(taken).toEqual([])
})
