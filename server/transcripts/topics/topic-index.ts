import type { Database } from '../../store/sqlite/database.ts'
import { enough } from '../reports/small-cells.ts'
import { withoutNested, zOf } from './keyness.ts'
import type { Phrases } from './phrases.ts'

/** What is asked of the topics of a library. Months are from and to, both in it. `desk`: null for all. */
export interface TopicsAsked { library: string; desk: string | null; from: string; to: string; beforeFrom: string; beforeTo: string; returningFrom: string }
interface FoundTopic { words: string; chats: number | null; before: number | null; z: number }
/** `example`: where a transcript stands whose question this was, or null where it is gone. */
interface FoundReturning { words: string; chats: number; months: number; example: { id: string; week: string } | null }
export interface TopicsFound { topics: FoundTopic[]; growing: FoundTopic[]; shrinking: FoundTopic[]; returning: FoundReturning[] }

/** Part of the tables of the index: what each question shown is about, and in how many questions of a desk's month each phrase is. */
export const topicTables = `
  CREATE TABLE topics (slot INTEGER PRIMARY KEY, library TEXT NOT NULL, desk TEXT NOT NULL, month TEXT NOT NULL, phrases TEXT NOT NULL) STRICT;
  -- \`example\`: the slot of the one whose question is shortest, \`letters\` of it; \`said\`: how the phrase stands there.
  CREATE TABLE topic_counts (library TEXT NOT NULL, kind TEXT NOT NULL, phrase TEXT NOT NULL, desk TEXT NOT NULL, month TEXT NOT NULL, chats INTEGER NOT NULL, example INTEGER, letters INTEGER, said TEXT NOT NULL,
    PRIMARY KEY (library, kind, phrase, desk, month)) STRICT, WITHOUT ROWID;
  CREATE INDEX topics_by_month ON topic_counts (library, kind, desk, month, chats);
  CREATE TABLE topic_totals (library TEXT NOT NULL, desk TEXT NOT NULL, month TEXT NOT NULL, chats INTEGER NOT NULL, PRIMARY KEY (library, desk, month)) STRICT, WITHOUT ROWID;
`

/** A phrase comes into question where it is among so many of a desk's month; and of those, so many are looked at more closely. */
const commonest = 150
const looked = 400
const listed = { topics: 30, changing: 8, returning: 12 }
/** A question keeps coming back when it was asked in so many months. */
const oftenIn = 3
const surely = 1.96

/** Counts the topics of what is shown. Every number of it is of questions that supervisors may read and search one by one; fewer than five are told of none. */
export function createTopicIndex(database: Database) {
  const insert = database.prepare('INSERT INTO topics VALUES (?, ?, ?, ?, ?)')
  const find = database.prepare('SELECT library, desk, month, phrases FROM topics WHERE slot = ?')
  const remove = database.prepare('DELETE FROM topics WHERE slot = ?')
  const more = database.prepare(`INSERT INTO topic_counts VALUES (:library, :kind, :phrase, :desk, :month, 1, :slot, :letters, :said)
    ON CONFLICT DO UPDATE SET chats = chats + 1, example = iif(letters IS NULL OR :letters < letters, :slot, example), said = iif(letters IS NULL OR :letters < letters, :said, said), letters = min(ifnull(letters, :letters), :letters)`)
  const ofPhrase = 'library = :library AND kind = :kind AND phrase = :phrase AND desk = :desk AND month = :month'
  const fewer = database.prepare(`UPDATE topic_counts SET chats = chats - 1, letters = iif(example = :slot, NULL, letters), example = nullif(example, :slot) WHERE ${ofPhrase}`)
  const none = database.prepare(`DELETE FROM topic_counts WHERE ${ofPhrase} AND chats = 0`)
  const total = database.prepare('INSERT INTO topic_totals VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET chats = chats + excluded.chats')
  const buckets = database.prepare('SELECT desk, month, chats FROM topic_totals WHERE library = :library AND month BETWEEN :first AND :last AND (:desk IS NULL OR desk = :desk)')
  const top = database.prepare(`SELECT phrase, chats FROM topic_counts WHERE library = ? AND kind = ? AND desk = ? AND month = ? ORDER BY chats DESC LIMIT ${commonest}`)
  const sums = database.prepare(`SELECT sum(iif(month BETWEEN :from AND :to, chats, 0)) AS chats, sum(iif(month BETWEEN :beforeFrom AND :beforeTo, chats, 0)) AS before,
      sum(iif(month >= :returningFrom AND month <= :to, chats, 0)) AS lately, count(DISTINCT iif(month >= :returningFrom AND month <= :to, month, NULL)) AS months
    FROM topic_counts WHERE library = :library AND kind = :kind AND phrase = :phrase AND (:desk IS NULL OR desk = :desk)`)
  const spelling = database.prepare(`SELECT said FROM topic_counts WHERE library = :library AND kind = :kind AND phrase = :phrase AND (:desk IS NULL OR desk = :desk) AND month BETWEEN :first AND :to
      ORDER BY letters IS NULL, letters LIMIT 1`)
  const example = database.prepare(`SELECT id, week FROM topic_counts AS c JOIN shown ON shown.slot = c.example WHERE c.library = :library AND c.kind = :kind AND phrase = :phrase
      AND (:desk IS NULL OR c.desk = :desk) AND c.month >= :returningFrom AND c.month <= :to ORDER BY letters LIMIT 1`)

  const each = ({ about, doing }: Phrases) => [...about.map((one) => ({ kind: 'about', ...one })), ...doing.map((one) => ({ kind: 'doing', ...one }))]

  type Bucket = { desk: string; month: string; chats: number }
  const bucketsOf = (library: string, desk: string | null, first: string, last: string): Bucket[] => buckets.all({ library, desk, first, last })

  /** The phrases that come into question in these months, commonest first. */
  function candidates(library: string, kind: string, among: readonly Bucket[]): string[] {
    const counts = new Map<string, number>()
    for (const { desk, month } of among) {
      const rows: { phrase: string; chats: number }[] = top.all(library, kind, desk, month)
      for (const { phrase, chats } of rows) counts.set(phrase, (counts.get(phrase) ?? 0) + chats)
    }
    return [...counts].sort(([, a], [, b]) => b - a).slice(0, looked).map(([phrase]) => phrase)
  }

  return {
    /** Counts one that is shown now. `letters`: how long its question is. */
    put(slot: number, library: string, { desk, month }: { desk: string; month: string }, phrases: Phrases, letters: number): void {
      insert.run(slot, library, desk, month, JSON.stringify(phrases))
      total.run(library, desk, month, 1)
      for (const { kind, words, said } of each(phrases)) more.run({ library, kind, phrase: words, said, desk, month, slot, letters })
    },
    /** Counts it no longer. */
    drop(slot: number): void {
      const row: { library: string; desk: string; month: string; phrases: string } | undefined = find.get(slot)
      if (!row) return
      const { library, desk, month } = row
      const phrases: Phrases = JSON.parse(row.phrases)
      for (const { kind, words } of each(phrases)) {
        fewer.run({ library, kind, phrase: words, desk, month, slot })
        none.run({ library, kind, phrase: words, desk, month })
      }
      total.run(library, desk, month, -1)
      remove.run(slot)
    },
    find({ library, desk, from, to, beforeFrom, beforeTo, returningFrom }: TopicsAsked): TopicsFound {
      const [now, before, lately] = [bucketsOf(library, desk, from, to), bucketsOf(library, desk, beforeFrom, beforeTo), bucketsOf(library, desk, returningFrom, to)]
      const sum = (all: readonly Bucket[]): number => all.reduce((chats, one) => chats + one.chats, 0)
      const of = { now: sum(now), before: sum(before) }
      const counted = (kind: string, phrases: readonly string[]) => phrases.map((phrase) => {
        const row: { chats: number | null; before: number | null; lately: number | null; months: number } = sums.get({ library, kind, phrase, desk, from, to, beforeFrom, beforeTo, returningFrom })
        const [chats, earlier] = [row.chats ?? 0, row.before ?? 0]
        return { kind, words: phrase, chats, before: earlier, lately: row.lately ?? 0, months: row.months, z: zOf({ chats, of: of.now }, { chats: earlier, of: of.before }) }
      })
      const about = counted('about', [...new Set([...candidates(library, 'about', now), ...candidates(library, 'about', before)])])
      /** The phrase as it was written in the shortest of the questions. */
      const saidOf = (kind: string, phrase: string): string => {
        const row: { said: string } | undefined = spelling.get({ library, kind, phrase, desk, first: beforeFrom < returningFrom ? beforeFrom : returningFrom, to })
        return row?.said ?? phrase
      }
      const told = ({ words, chats, before: earlier, z }: (typeof about)[number]): FoundTopic => ({ words: saidOf('about', words), chats: chats < enough ? null : chats, before: earlier < enough ? null : earlier, z })
      const common = withoutNested(about.filter(({ chats }) => chats >= enough)).sort((a, b) => b.chats - a.chats)
      const gone = withoutNested(about.filter(({ before: earlier }) => earlier >= enough).map((one) => ({ ...one, chats: one.before, now: one.chats })))
      const back = [...counted('doing', candidates(library, 'doing', lately)), ...counted('about', candidates(library, 'about', lately)).filter(({ words }) => words.includes(' '))]
        .filter(({ lately: chats, months }) => chats >= enough && months >= oftenIn).map((one) => ({ ...one, chats: one.lately }))
      return {
        topics: common.slice(0, listed.topics).map(told),
        growing: common.filter(({ z }) => z >= surely).sort((a, b) => b.z - a.z).slice(0, listed.changing).map(told),
        shrinking: gone.filter(({ z }) => z <= -surely).sort((a, b) => a.z - b.z).slice(0, listed.changing).map((one) => told({ ...one, chats: one.now })),
        returning: withoutNested(back).sort((a, b) => b.chats - a.chats || b.months - a.months).slice(0, listed.returning).map(({ kind, words, chats, months }) => {
          const row: { id: string; week: string } | undefined = example.get({ library, kind, phrase: words, desk, returningFrom, to })
          return { words: saidOf(kind, words), chats, months, example: row ?? null }
        }),
      }
    },
  }
}
export type TopicIndex = ReturnType<typeof createTopicIndex>
