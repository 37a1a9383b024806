import { createReadStream, existsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createErasures } from '../erasures.ts'
import { createLibraries } from '../libraries.ts'
import { createAudit } from '../transcripts/shelf/audit.ts'
import { BadShelf, exportedLines, importedRows, importRows } from '../transcripts/shelf/moving.ts'
import { libraryOf, Usage, withStore, type Command, type Given } from './command.ts'

const options = { library: { type: 'string' } } as const

function meant(given: Given): { library: string; file: string } {
  const { values, positionals: [file, ...more] } = parseArgs({ args: given.args, options, allowPositionals: true })
  if (file === undefined || more.length > 0) throw new Usage('which file?')
  return { library: libraryOf(given, values.library), file }
}

/** Writes the shelf into a file of its own. */
export const exportShelf: Command = {
  usage: ['export FILE [--library LIBRARY]'],
  does: 'writes all transcripts, also those not yet released, into a new file, a line of JSON each; keep it as safe as the data folder',
  run: (given) => withStore(given, async ({ records }) => {
    const { library, file } = meant(given)
    await createAudit({ records }).note(library, '', { what: 'shelf-exported' })
    const to = await open(file, 'wx', 0o600).catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? new Error(`${file} is there already`, { cause: error }) : error
    })
    let lines = 0
    try {
      for await (const line of exportedLines(records, library)) {
        await to.write(`${line}\n`)
        lines += 1
      }
      await to.sync()
    } catch (error) {
      await rm(file, { force: true })
      throw error
    } finally {
      await to.close()
    }
    console.log(`${library}: ${counted(lines - 2)} in ${file}`)
  }),
}

/** Takes such a file in, whole or not at all. */
export const importShelf: Command = {
  usage: ['import FILE [--library LIBRARY]'],
  does: 'puts the transcripts of such a file on the shelf, all of them or none; one that is there stays as it is, and what was erased here stays erased',
  run: (given) => withStore(given, async ({ records, signals }) => {
    const { library, file } = meant(given)
    if (!existsSync(file)) throw new Error(`there is no file ${file}`)
    const rows = () => importedRows(linesIn(file))
    try {
      // Read to its end before anything is put anywhere.
      for await (const row of rows()) void row
      const { keepMonths } = (await createLibraries(records, signals, given.settings.libraries).get(library))?.transcripts ?? { keepMonths: 0 }
      const gone = (await createErasures(given.settings.folder).list()) ?? []
      const erased = new Set(gone.flatMap((one) => (one.what === 'transcript' && one.masked === undefined ? [one.id] : [])))
      await createAudit({ records }).note(library, '', { what: 'shelf-imported' })
      const came = await importRows(records, library, rows(), { keepMonths, erased, now: Date.now() })
      const others = [[came.there, 'there already'], [came.tooOld, 'older than they are kept'], [came.erased, 'erased here since']] as const
      console.log([`${library}: ${counted(came.put)} put on the shelf`, ...others.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))].join('; '))
    } catch (error) {
      throw error instanceof BadShelf ? new Error(`${file}, ${error.message}. Nothing was imported.`, { cause: error }) : error
    }
  }),
}

/** Opened when the first line is asked for: what readline has read before that is lost. */
async function* linesIn(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
}

const counted = (count: number): string => `${count} ${count === 1 ? 'transcript' : 'transcripts'}`
