import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { move as moveLibrary } from '../move.ts'
import { openStore, type StoreSettings } from '../store/open.ts'
import { Usage, withStore, type Command, type Given } from './command.ts'

const options = { from: { type: 'string' }, to: { type: 'string' } } as const

/** A store as it is written on the command line: the address of a Redis, or a data folder. `name` shows no password. */
function storeAt(given: Given, place: string): StoreSettings & { name: string } {
  const { durability } = given.settings
  if (!/^rediss?:/.test(place)) return { folder: resolve(place), redis: null, durability, name: resolve(place) }
  if (!URL.canParse(place)) throw new Usage('that is no address of a Redis')
  const { protocol, host, pathname } = new URL(place)
  return { folder: given.settings.folder, redis: place, durability, name: `${protocol}//${host}${pathname}` }
}

/** Moves every library from one store to another: up to Redis when one server is not enough, or back. */
export const move: Command = {
  usage: ['move --from FOLDER --to redis://HOST:PORT', 'move --from redis://HOST:PORT --to FOLDER'],
  does: 'copies everything into another, empty store and compares it there, while no server runs; begun again it goes on where it was',
  async run(given) {
    const { from, to } = parseArgs({ args: given.args, options }).values
    if (from === undefined || to === undefined) throw new Usage('from where to where?')
    const [here, there] = [storeAt(given, from), storeAt(given, to)]
    if (here.name === there.name) throw new Usage('these are one and the same')
    await withStore({ ...given, openStore: () => openStore(here) }, (old) => withStore({ ...given, openStore: () => openStore(there) }, async (next) => {
      for (const library of given.settings.libraries) {
        const { chats, events, records } = await moveLibrary(old, next, library, here.name)
        console.log(`${library}: ${chats} chats with ${events} events, and ${records} records, are the same in ${there.name}`)
      }
    }))
    console.log(`Now set ${there.redis === null ? 'HEARTDESK_DATA to it, and no REDIS_URL' : 'REDIS_URL to it'}, and start. ${here.name} is as it was: erase it once you are sure.`)
  },
}
