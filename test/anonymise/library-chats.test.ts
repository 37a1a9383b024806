import { describe, expect, it } from 'vitest'
import { anonymiseText, defaultSettings } from '../../server/transcripts/anonymise.ts'
import { readMarkedChats } from './library-chats.ts'

const settings = { ...defaultSettings, ownPhones: ['555-010-4477'], ownHosts: ['library.example.edu'] }
const chats = readMarkedChats(new URL('library-chats.txt', import.meta.url))

describe('a library chat', () => {
  it.each(chats.map((chat) => [chat.name, chat] as const))('%s', (_, chat) => {
    const { spans } = anonymiseText(chat.text, chat.turns, { patron: chat.patron, staff: chat.staff }, settings)
    const masked = new Uint8Array(chat.text.length)
    for (const { start, end } of spans) masked.fill(1, start, end)
    const written = ({ start, end }: { start: number; end: number }) => chat.text.slice(start, end)
    const leaked = chat.masked.filter(({ start, end }) => [...chat.text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].some((sign) => masked[start + sign.index] === 0))
    const touched = chat.kept.filter(({ start, end }) => masked.subarray(start, end).includes(1))
    const needless = spans.filter((span) => !chat.masked.some(({ start, end }) => start < span.end && end > span.start))
    expect({ leaked: leaked.map(written), touched: touched.map(written), needless: needless.map(written) }).toEqual({ leaked: [], touched: [], needless: [] })
  })
})
