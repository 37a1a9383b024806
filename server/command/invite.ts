import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { roles } from '../../shared/who.ts'
import { createLibraries } from '../libraries.ts'
import { createDirectory } from '../staff/directory.ts'
import { createInvites } from '../staff/invites.ts'
import { createSessions } from '../staff/sessions.ts'
import { libraryOf, Usage, withStore, type Command } from './command.ts'

const options = { library: { type: 'string' }, role: { type: 'string', multiple: true }, name: { type: 'string' }, email: { type: 'string' }, desk: { type: 'string', multiple: true } } as const

/** Makes a one-time link for a colleague, as an admin does in the console: for the first one, or when no admin can sign in any more. */
export const invite: Command = {
  usage: ['invite --name NAME --email ADDRESS [--role librarian|supervisor|admin]… [--desk DESK]… [--library LIBRARY]'],
  does: 'prints a link that makes a new member of staff, once, within seven days; all desks where none is named',
  run: (given) => withStore(given, async ({ records, signals }) => {
    const { values } = parseArgs({ args: given.args, options })
    const library = libraryOf(given, values.library)
    const wanted = v.safeParse(v.array(v.picklist(roles)), values.role ?? ['librarian'])
    if (!wanted.success) throw new Usage(`--role is one of ${roles.join(', ')}`)
    const { name, email } = values
    if (!name?.trim() || !v.is(v.pipe(v.string(), v.email()), email)) throw new Usage('--name and --email say who it is for')
    const libraries = createLibraries(records, signals, given.settings.libraries)
    const known = (await libraries.get(library))?.desks.map((desk) => desk.id) ?? []
    const strange = values.desk?.find((desk) => !known.includes(desk))
    if (strange !== undefined) throw new Usage(`there is no desk ${strange}: there are ${known.join(', ')}`)
    const directory = createDirectory(records)
    if (await directory.byEmail(library, email)) throw new Error(`${email} is here already: an admin can make a link for a new password in the console`)
    const invites = createInvites({ records, directory, sessions: createSessions({ records, signals, directory }), desksOf: async () => known })
    const address = given.settings.origin ?? `http://localhost:${given.settings.port}`
    console.log(await invites.make(library, address, { kind: 'invite', name: name.trim(), email, roles: wanted.output, desks: values.desk ?? known }))
  }),
}
