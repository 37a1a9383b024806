import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import * as v from 'valibot'
import { steps, version } from './schema.ts'

export type Database = DatabaseSyncInstance

const fileName = 'heartdesk.sqlite'
/** How long a write waits for another program that is writing, in milliseconds. */
const patience = 5_000

/** One value that a pragma or a query gives. Throws where it gives something else than the schema says. */
export function one<const S extends v.GenericSchema>(database: Database, sql: string, schema: S): v.InferOutput<S> {
  return v.parse(schema, Object.values(v.parse(v.record(v.string(), v.unknown()), database.prepare(sql).get()))[0])
}

/** Makes the data folder where it is missing. Throws, naming it, where nothing can be written to it. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Error(`the data folder ${folder} can't be written to (${codeOf(error)})`, { cause: error })
  }
}

/** Where the database is in a data folder, which is made where it is missing. Throws as that does, or where something else has its name. */
export function fileIn(folder: string): string {
  makeDataFolder(folder)
  const file = join(folder, fileName)
  if (existsSync(file) && !statSync(file).isFile()) throw new Error(`${file} is not a file`)
  return file
}

/** Makes it and what is missing above it. Not by Node's own `recursive`, which tries for ever where a file system takes no folders (/proc). */
function makeFolder(folder: string): void {
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder))
  // What lies in it is for nobody else on the machine.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) mkdirSync(folder, { mode: 0o700 })
}

/** What SQLite keeps beside a database: its journal, and the index of that. */
export const besideOf = (file: string): string[] => [`${file}-wal`, `${file}-shm`]

/** Opens the database to write to it, making or upgrading the tables. Throws with the file's name where it is damaged or newer than this program. */
export function openToWrite(file: string): Database {
  return naming(file, () => {
    const database = writable(file, patience)
    check(database)
    upgrade(database)
    return database
  })
}

/** Opens a database that `openToWrite` has made, to write to it as well; where another is writing, this does not wait. */
export const openBeside = (file: string): Database => naming(file, () => writable(file, 0))

function writable(file: string, timeout: number): Database {
  const database = new DatabaseSync(file, { timeout })
  const journal = one(database, 'PRAGMA journal_mode = WAL', v.string())
  database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF')
  const synchronous = one(database, 'PRAGMA synchronous', v.number())
  // Some builds of SQLite quietly take less than they are asked for.
  if (journal !== 'wal' || synchronous !== 2) throw new Error(`journal_mode is ${journal} and synchronous is ${synchronous}, not wal and 2 (FULL)`)
  return database
}

/** Opens the database beside the one that writes. */
export function openToRead(file: string): Database {
  return naming(file, () => new DatabaseSync(file, { timeout: patience, readOnly: true }))
}

/** A whole check reads the whole file: done where it takes less than about a second, and the first fault is enough. */
function check(database: Database): void {
  const size = one(database, 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size', v.number())
  if (size > 256 * 1024 * 1024) return
  const found = one(database, 'PRAGMA quick_check(1)', v.string())
  if (found !== 'ok') throw new Error(`it is damaged (${found})`)
}

function upgrade(database: Database): void {
  database.exec('BEGIN IMMEDIATE')
  const from = one(database, 'PRAGMA user_version', v.number())
  if (from > version) {
    database.exec('ROLLBACK')
    throw new Error(`it was written by a newer Heartdesk (its tables are of version ${from}, this program knows ${version})`)
  }
  for (const step of steps.slice(from)) database.exec(step)
  database.exec(`PRAGMA user_version = ${version}; COMMIT`)
}

function naming<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw new Error(`the database ${file} can't be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

/** Errors of SQLite after which nothing can be written for now: busy, locked, read-only, I/O, corrupt, full, can't open. */
const awayCodes = new Set([5, 6, 8, 10, 11, 13, 14])

const busy = 5
/** Whether another connection holds what was asked for. */
export const isBusy = (error: unknown): boolean => errcodeOf(error) === busy

/** What is wrong with the disk or the file, in a few words, or null where it is something else. */
export function whyAway(error: unknown): string | null {
  return error instanceof Error && awayCodes.has(errcodeOf(error)) ? error.message : null
}

const errcodeOf = (error: unknown): number => (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0)
