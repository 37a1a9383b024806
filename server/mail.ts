import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Settings } from './settings.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Mail {
  /** Resolves when the letter has been taken over; rejects where it was not, and nothing is remembered. Refuses a line break in a header. */
  send: (letter: Letter) => Promise<void>
}

/** Letters by the SMTP server that is set; without one they are laid down as files in the data folder, for whoever runs the machine to see. */
export function createMail({ smtp, mailFrom, folder }: Pick<Settings, 'smtp' | 'mailFrom' | 'folder'>): Mail {
  const bySmtp = smtp && createTransport({ url: smtp, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  const asText = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send({ to, subject, text }) {
      if (/[\r\n]/.test(to + subject)) throw new Error('a letter with a line break in its header')
      const letter = { from: mailFrom, to: { name: '', address: to }, subject, text }
      if (bySmtp) return void (await bySmtp.sendMail(letter))
      const { message } = await asText.sendMail(letter)
      await mkdir(join(folder, 'mail'), { recursive: true, mode: 0o700 })
      await writeFile(join(folder, 'mail', `${Date.now()}-${randomUUID()}.eml`), String(message), { mode: 0o600 })
    },
  }
}
