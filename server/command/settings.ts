import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { stringify } from 'yaml'
import { Library } from '../../shared/desk.ts'
import { readYaml, told } from '../coaching/yaml-file.ts'
import { createLibraries } from '../libraries.ts'
import { libraryOf, Usage, withStore, type Command } from './command.ts'

const options = { library: { type: 'string' } } as const

/** A library's settings as a YAML file, and back. */
export const settings: Command = {
  usage: ['settings export [--library LIBRARY]', 'settings import FILE'],
  does: 'prints a library’s desks, hours, replies and the rest as YAML, or takes them from such a file (a running server follows within a minute)',
  run: (given) => withStore(given, async ({ records, signals }) => {
    const { values, positionals: [what, file, ...more] } = parseArgs({ args: given.args, options, allowPositionals: true })
    const libraries = createLibraries(records, signals, given.settings.libraries)
    if (what === 'export' && file === undefined) return void process.stdout.write(stringify(await libraries.get(libraryOf(given, values.library)), { aliasDuplicateObjects: false }))
    if (what !== 'import' || file === undefined || more.length > 0) throw new Usage('settings export, or settings import FILE')
    const library = readLibrary(file)
    libraryOf(given, library.id)
    const before = await libraries.read(library.id)
    if ((await libraries.put(library, before?.version ?? 0)) === null) throw new Error('somebody else has just saved the settings: export them, compare, and import again')
    console.log(`${library.id}: ${library.desks.length} ${library.desks.length === 1 ? 'desk' : 'desks'} saved`)
  }),
}

/** Throws, naming the file, the line and each field that is wrong. */
function readLibrary(file: string): Library {
  const { yaml, problems } = readYaml(file, readFileSync(file, 'utf8'))
  if (yaml === null) throw new Error(problems.map(told).join('\n'))
  const read = v.safeParse(Library, yaml.value)
  if (read.success) return read.output
  throw new Error(read.issues.map((issue) => told(yaml.problem(issue.path?.map(({ key }) => String(key)) ?? [], issue.message))).join('\n'))
}
