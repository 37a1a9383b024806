import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { root } from '../../server/root.ts'
import { complete, defaultSettings, readByRules, type AnonymiseSettings } from '../../server/transcripts/anonymise.ts'
import { readChat } from '../../server/transcripts/anonymise/chat-signs.ts'
import { howCommon, isOrdinary } from '../../server/transcripts/anonymise/names.ts'
import { isMarked, type Page } from '../../server/transcripts/anonymise/page.ts'
import type { Part } from '../../server/transcripts/anonymise/reading.ts'
import { isCandidate, signsOf } from '../../server/transcripts/anonymise/signs.ts'
import { namedIn, type Weights } from '../../server/transcripts/anonymise/weigh.ts'
import { readMarkedChats } from '../anonymise/library-chats.ts'
import { judge, LabelledText } from '../evaluate/anonymising.ts'
import { learnSigns, type SignedRow } from '../evaluate/sparse-logistic.ts'

/**
 * node run.mjs learn-names [--write]: learns what each sign of a name weighs from the labelled chats beside the project, the project's own, and those of four strangers
 * (test/evaluate/strangers; with `settings` where a library's branches, telephones and hosts are known). It says of each set how well it is masked with what was learned from all others, and with --write
 * puts the weights learned from all into server/transcripts/names/weights.txt.
 */
const Strings = v.array(v.string())
const Chat = v.object({ ...LabelledText.entries, staff: v.optional(Strings), settings: v.optional(v.object({ branches: Strings, phones: Strings, hosts: Strings, emails: Strings })) })
type Chat = v.InferOutput<typeof Chat>
type Row = SignedRow & { set: string }

const penalty = 2
/** Signs of fewer words than these are not learned, and what weighs less is left out of the file. */
const least = 3
const tooLight = 0.05
/** How much a word counts: more in a chat of a library than in one that is none, and most in the project's own, which are its tests. */
const counts = { own: 5, said: 0.7, library: 2, elsewhere: 1.5 }
/** Sets of the same chats are left out together. */
const elsewhere: Record<string, string> = { star_surrogate: 'star', libchat_hybrid: 'star', sgd_chat: 'sgd', goodbooks_keep: 'goodbooks' }

const folder = join(resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation')), 'anonymising')
const read = (file: string): Chat[] => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => v.parse(Chat, JSON.parse(line)))

function readOwn(): Chat[] {
  return readMarkedChats(pathToFileURL(join(root, 'test/anonymise/library-chats.txt'))).map(({ name, text, turns, patron, staff, masked, kept }) => ({
    id: name, text, turns: turns.flatMap(({ from, start, end }) => (from === 'librarian' || from === 'patron' ? [{ from, start, end }] : [])), neutral: [], known: patron, staff,
    spans: masked.map(({ start, end }) => ({ start, end, type: /[@\d]/.test(text.slice(start, end)) ? 'OTHER' : 'NAME' })), keep: kept.map((piece) => ({ ...piece, type: 'kept' })),
    settings: { branches: [], phones: ['555-010-4477'], hosts: ['library.example.edu'], emails: [] },
  }))
}

/** The same small numbers in every run. */
let seed = 1
const below = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

/** Short chats out of said-of-people.txt, each with several names: listed, counted, family names, words, and names changed by a letter so that no list has them. */
function readSaid(): Chat[] {
  const list = (name: string) => readFileSync(join(root, 'server/transcripts/names', `${name}.txt`), 'utf8').split('\n').filter((line) => /^[a-z]{3,10}\b/.test(line))
  const [given, family, counted] = [list('given'), list('family'), list('counts').map((line) => line.slice(0, line.indexOf(' ')))]
  const words = given.filter((name) => isOrdinary(name) && howCommon(name).given > 3)
  const changed = () => pick(given).replace(/[aeiou]/, () => pick(['a', 'e', 'i', 'o', 'u'])).replace(/[lmnrst](?=[aeiou])/, () => pick(['l', 'm', 'n', 'r', 's', 't', 'k', 'z']))
  const names = () => [pick(given), pick(given), pick(counted), pick(family), changed(), changed(), pick(words)]
  return readFileSync(join(root, 'test/evaluate/said-of-people.txt'), 'utf8').split('\n').filter((line) => /^[PL]: /.test(line)).flatMap((line) =>
    (line.includes('<N>') ? names() : ['']).map((name, n): Chat => {
      const small = below(3) === 0 && !isOrdinary(name)
      const written = small ? name : name.slice(0, 1).toUpperCase() + name.slice(1)
      const opening = line.startsWith('P') ? 'Hello! What can I do for you?\n' : 'hi, it is about a hold\n'
      const [before = '', behind] = line.slice(3).split('<N>')
      const start = opening.length + before.length
      const text = opening + (behind === undefined ? before : (small ? before.toLowerCase() : before) + written + behind)
      const [first, second] = line.startsWith('P') ? (['librarian', 'patron'] as const) : (['patron', 'librarian'] as const)
      return { id: `${n} ${line}`, text, turns: [{ from: first, start: 0, end: opening.length - 1 }, { from: second, start: opening.length, end: text.length }], spans: behind === undefined ? [] : [{ start, end: start + written.length, type: 'NAME' }], keep: [], neutral: [] }
    }))
}

const strangers = join(root, 'test/evaluate/strangers')
const more = readdirSync(strangers).sort().map((file) => [basename(file, '.jsonl'), read(join(strangers, file))] as const)
// Some of the strangers' chats have become tests.
const texts = new Set(more.flatMap(([, chats]) => chats.map(({ text }) => text)))
const sets = new Map<string, Chat[]>([
  ...Object.keys(elsewhere).map((set) => [set, read(join(folder, `${set}.jsonl`))] as const),
  ['own', readOwn().filter(({ text }) => !texts.has(text))], ['said', readSaid()], ...more,
])

const partsOf = ({ text, turns }: Chat): Part[] => turns ?? [{ from: 'anyone', start: 0, end: text.length }]

function pageOf(chat: Chat): Page {
  const { settings } = chat
  const its: AnonymiseSettings = settings ? { ...defaultSettings, branches: settings.branches, ownPhones: settings.phones, ownHosts: [...settings.hosts, ...settings.emails.flatMap((email) => email.split('@')[1] ?? [])] } : defaultSettings
  return readByRules(chat.text, partsOf(chat), { patron: chat.known ?? [], staff: chat.staff ?? [] }, its)
}

/** Every word that could be a name, marked by a rule or not. What is personal otherwise says nothing of names, nor what the labels of other chats leave out: people of their stories. */
function rowsOf(set: string, chat: Chat): Row[] {
  const page = pageOf(chat)
  const signs = readChat(page)
  const named = namedIn(page)
  return page.words.flatMap((word): Row[] => {
    if (!isCandidate(page, word)) return []
    const labelOf = (labels: readonly { start: number; end: number; type: string }[]) => labels.find(({ start, end }) => start < word.end && end > word.start)
    const span = labelOf(chat.spans)
    if (labelOf(chat.neutral) || (span && span.type !== 'NAME') || (!span && !labelOf(chat.keep) && isMarked(page, word) && elsewhere[set] === 'star')) return []
    return [{ set, signs: signsOf(page, signs, named, word), is: span !== undefined, counts: set in elsewhere ? counts.elsewhere : set === 'own' ? counts.own : set === 'said' ? counts.said : counts.library }]
  })
}

/** How well the chats of a set are masked. */
function tell(set: string, chats: readonly Chat[], weights: Weights): void {
  const sum = { names: 0, masked: 0, leaky: 0, kept: 0, touched: 0, ordinary: 0, needless: 0 }
  for (const chat of chats) {
    const { leaks, touched, ordinary, ordinaryMasked } = judge(chat, complete(pageOf(chat), chat.text, partsOf(chat), weights))
    const names = chat.spans.filter(({ type }) => type === 'NAME')
    sum.names += names.length
    sum.masked += names.filter((name) => !leaks.includes(name)).length
    if (leaks.length > 0) sum.leaky += 1
    sum.kept += chat.keep.length
    sum.touched += touched.length
    sum.ordinary += ordinary
    sum.needless += ordinaryMasked.length
  }
  console.log(`${set}: ${sum.masked} of ${sum.names} names masked, ${sum.leaky} of ${chats.length} chats leak, ${sum.touched} of ${sum.kept} kept things touched, ${sum.needless} of ${sum.ordinary} ordinary words masked`)
}

const rows = [...sets].flatMap(([set, chats]) => chats.flatMap((chat) => rowsOf(set, chat)))
const group = (set: string): string => elsewhere[set] ?? set
for (const left of new Set([...sets.keys()].map(group))) {
  const weights = learnSigns(rows.filter(({ set }) => group(set) !== left), { penalty, least })
  for (const [set, chats] of sets) if (group(set) === left) tell(`${set}, learned from the others`, chats, weights)
}
const weights = learnSigns(rows, { penalty, least })
console.log(`${rows.length} words, ${weights.size} signs`)
if (process.argv.includes('--write')) {
  const lines = [...weights].filter(([sign, weight]) => sign === '' || Math.abs(weight) >= tooLight).map(([sign, weight]) => `${weight.toFixed(2)} ${sign}`).sort()
  writeFileSync(join(root, 'server/transcripts/names/weights.txt'), lines.join('\n') + '\n')
}
