import { closeSync, constants, copyFileSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { besideOf, fileIn, openToRead, openToWrite } from './database.ts'
import { hashOf, noKey } from './seal.ts'

/** A collection of a library's records that a copy is to be without. */
export interface LeftOut {
  library: string
  collection: string
}

/**
 * Copies the database of a data folder into a new file that only its owner may read, as it stands at one moment; whoever writes meanwhile
 * goes on. Throws, leaving no file behind, where there is no database or something stands at the file already.
 */
export function backupDatabase(folder: string, file: string, leftOut: readonly LeftOut[]): void {
  const from = fileIn(folder)
  if (!existsSync(from)) throw new Error(`there is no database in ${folder}`)
  const database = openToRead(from)
  try {
    made(file, () => closeSync(openSync(file, 'wx', 0o600)))
    // SQLite's own way to copy a database that is in use, into no file or an empty one: sqlite.org/lang_vacuum.html#vacuuminto
    undone([file, ...besideOf(file)], () => {
      database.prepare('VACUUM INTO ?').run(file)
      takeOut(file, leftOut)
      toDisk(file)
    })
  } finally {
    database.close()
  }
}

/**
 * Puts a copy into a data folder without a database. Throws, leaving the folder as it was, where there is one, a journal of one (which
 * would be played into the copy), or the copy is none or is damaged.
 */
export function restoreDatabase(folder: string, file: string): void {
  const to = fileIn(folder)
  const there = [to, ...besideOf(to)].find(existsSync)
  if (there !== undefined) throw new Error(`there is a database in ${folder} already (${there}): move it away first`)
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  // SQLite takes an empty file for a new database.
  if (statSync(file).size === 0) throw new Error(`${file} is empty`)
  made(to, () => copyFileSync(file, to, constants.COPYFILE_EXCL))
  undone([to, ...besideOf(to)], () => {
    toDisk(to)
    openToWrite(to).close()
  })
}

/** Overwrites the keys of those records in the copy and deletes them, leaving one file without a journal. */
function takeOut(file: string, leftOut: readonly LeftOut[]): void {
  const copy = openToWrite(file)
  try {
    for (const { library, collection } of leftOut) {
      const shelf = `x'${hashOf(library, collection).toString('hex')}'`
      copy.exec(`UPDATE keys SET free = 1, key = x'${noKey.toString('hex')}' WHERE slot IN (SELECT slot FROM records WHERE shelf = ${shelf}); DELETE FROM records WHERE shelf = ${shelf}`)
    }
    copy.exec('PRAGMA journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Makes a file that must not be there. */
function made(file: string, make: () => void): void {
  try {
    make()
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? new Error(`${file} is there already`, { cause: error }) : error
  }
}

/** Does the work, or takes away what it has left at these places. */
function undone(files: string[], work: () => void): void {
  try {
    work()
  } catch (error) {
    for (const file of files) rmSync(file, { force: true })
    throw error
  }
}

function toDisk(file: string): void {
  const open = openSync(file, 'r')
  fsyncSync(open)
  closeSync(open)
}
