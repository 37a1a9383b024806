import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import * as v from 'valibot'
import { besideOf, one, type Database } from '../../store/sqlite/database.ts'
import { topicTables } from '../topics/topic-index.ts'
import { changesLast } from './places.ts'

/** How long before changes are forgotten an index is given up (ms). */
const margin = 7 * 86_400_000

/** Raised with each change of the tables: an index of another version is thrown away and made anew from the records. */
const version = 4

const tables = `
  -- What may be seen. The slot is the month and then chance: going through it backwards gives the newest month first, and within a month no order that says anything.
  CREATE TABLE shown (slot INTEGER PRIMARY KEY, library TEXT NOT NULL, id TEXT NOT NULL, week TEXT NOT NULL, desk TEXT NOT NULL, month TEXT NOT NULL,
    kind TEXT NOT NULL, ended TEXT NOT NULL, waited INTEGER, read_level INTEGER, answered TEXT, UNIQUE (library, id)) STRICT;
  CREATE INDEX shown_by_month ON shown (library, desk, month);
  CREATE INDEX shown_by_week ON shown (library, week);
  -- Facets are words too, so that a rare one and a common word are found together without reading all that have the common one.
  CREATE VIRTUAL TABLE words USING fts5(said, facets, tokenize = "unicode61 remove_diacritics 2", prefix = '3');
  INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

  -- What has come, but must wait until its desk's month has enough: no word of it is here.
  CREATE TABLE waiting (library TEXT NOT NULL, id TEXT NOT NULL, week TEXT NOT NULL, desk TEXT NOT NULL, month TEXT NOT NULL, PRIMARY KEY (library, id)) STRICT, WITHOUT ROWID;
  CREATE INDEX waiting_by_month ON waiting (library, desk, month);
  CREATE INDEX waiting_by_week ON waiting (library, week);

  -- How far this index has come: the weeks it took in, and which changes since.
  CREATE TABLE weeks (library TEXT NOT NULL, week TEXT NOT NULL, PRIMARY KEY (library, week)) STRICT, WITHOUT ROWID;
  CREATE TABLE changes (library TEXT NOT NULL, id TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (library, id)) STRICT, WITHOUT ROWID;
  -- When everything was last in it (epoch ms): changes are not remembered for ever.
  CREATE TABLE looked (at INTEGER NOT NULL) STRICT;
  INSERT INTO looked VALUES (unixepoch() * 1000);
  -- How often something was taken out since the files were last scrubbed of it.
  CREATE TABLE taken_out (times INTEGER NOT NULL) STRICT;
  INSERT INTO taken_out VALUES (0);
  ${topicTables}
  PRAGMA user_version = ${version};
`

/** An index that can't be gone on with: of another version, or left for so long that changes have been forgotten. */
class Outdated extends Error {
  override name = 'Outdated'
}

const codeOf = (error: unknown): number => (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0)
/** What SQLite says of a file that can't be trusted: corrupt, no database. */
export const isDamage = (error: unknown): boolean => [11, 26].includes(codeOf(error))
/** A statement of this file's own that does not fit: the tables are not those that their version says. */
const isOfOtherTables = (error: unknown): boolean => codeOf(error) === 1 || error instanceof v.ValiError

/**
 * Opens the index, a file of its own in the data folder. What is damaged or outdated is thrown away: all of it is in the records. Throws where the file can't be opened for another reason, locked or on
 * a full disk: it is as good as it was, and whoever asks next tries again.
 */
export function openIndex(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    return open(file)
  } catch (error) {
    if (!(error instanceof Outdated) && !isDamage(error) && !isOfOtherTables(error)) throw error
    dropIndex(file)
    return open(file)
  }
}

/** Removes the index's files. */
export function dropIndex(file: string): void {
  for (const each of [file, ...besideOf(file)]) rmSync(each, { force: true })
}

function open(file: string): Database {
  const database = new DatabaseSync(file)
  try {
    // Not FULL: what a power cut takes is made again.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF')
    const found = one(database, 'PRAGMA user_version', v.number())
    if (found === 0) database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`)
    else if (found !== version) throw new Outdated('an index of another version')
    if (Date.now() - one(database, 'SELECT at FROM looked', v.number()) > changesLast - margin) throw new Outdated('an index that nobody has looked after')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
