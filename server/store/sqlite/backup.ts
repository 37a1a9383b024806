import { constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import { fileIn, openToRead, openToWrite } from './database.ts'

/**
 * Copies the database of a data folder into a new file, as it stands at one moment; whoever writes meanwhile goes on. Throws where there is
 * no database, or something stands at the file already.
 */
export function backupDatabase(folder: string, file: string): void {
  const from = fileIn(folder)
  if (!existsSync(from)) throw new Error(`there is no database in ${folder}`)
  if (existsSync(file)) throw new Error(`${file} is there already`)
  const database = openToRead(from)
  try {
    // SQLite's own way to copy a database that is in use: sqlite.org/lang_vacuum.html#vacuuminto
    database.prepare('VACUUM INTO ?').run(file)
  } finally {
    database.close()
  }
}

/** Puts a copy into a data folder without a database. Throws, leaving the folder as it was, where there is one, or the copy is none or is damaged. */
export function restoreDatabase(folder: string, file: string): void {
  const to = fileIn(folder)
  if (existsSync(to)) throw new Error(`there is a database in ${folder} already: move it away first`)
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  copyFileSync(file, to, constants.COPYFILE_EXCL)
  try {
    openToWrite(to).close()
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true })
    throw error
  }
}
