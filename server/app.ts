import type { Logger } from 'pino'
import { Server } from 'socket.io'
import { createAddresses } from './addresses.ts'
import { createAnswers } from './answers.ts'
import { createBlocks } from './blocks.ts'
import { createChats } from './chats.ts'
import { createClock } from './clock.ts'
import { createCoach, shippedRules } from './coaching/create-coach.ts'
import { told } from './coaching/yaml-file.ts'
import { createCodes } from './codes.ts'
import { eraseAgain } from './erase-again.ts'
import { createErasures } from './erasures.ts'
import { createHttp } from './http/create-http.ts'
import { createOrigin } from './http/origin.ts'
import { createLetters } from './letters.ts'
import { createLibraries } from './libraries.ts'
import { createMail } from './mail.ts'
import { isHalfMoved } from './move.ts'
import { createOwnPractice } from './own-practice.ts'
import type { Parts } from './parts.ts'
import { createPlaces } from './places.ts'
import { createPresence } from './presence.ts'
import { createPublish } from './publish.ts'
import { readSecret } from './secret.ts'
import type { Settings } from './settings.ts'
import { endWithSessions } from './sockets/end-with-sessions.ts'
import { leaveTogether } from './sockets/leave-together.ts'
import { createMovingAway } from './sockets/moving-away.ts'
import { spacesOf } from './sockets/namespaces.ts'
import { servePatrons } from './sockets/patrons.ts'
import { createRelay } from './sockets/relay.ts'
import { serveStaff } from './sockets/staff.ts'
import { watchReaders } from './sockets/stalled-readers.ts'
import { createDirectory } from './staff/directory.ts'
import { createInvites } from './staff/invites.ts'
import { createSignIn } from './staff/sign-in.ts'
import { createSessions } from './staff/sessions.ts'
import { createTickets } from './staff/tickets.ts'
import type { Following, Store } from './store/port.ts'
import { createHolds } from './transcripts/holds.ts'
import { createRetention } from './transcripts/retention.ts'
import { createChanges } from './transcripts/reports/changes.ts'
import { createCounting } from './transcripts/reports/counting.ts'
import { createReports } from './transcripts/reports/report.ts'
import { createTopics } from './transcripts/topics/topics.ts'
import { createAudit } from './transcripts/shelf/audit.ts'
import { createBoxes } from './transcripts/shelf/boxes.ts'
import { createMasking } from './transcripts/shelf/masking.ts'
import { createOffers } from './transcripts/shelf/offers.ts'
import { createReadingRoom } from './transcripts/shelf/reading-room.ts'
import { createReleasing } from './transcripts/shelf/releasing.ts'
import { createSets } from './transcripts/shelf/sets.ts'
import { createShared } from './transcripts/shelf/shared.ts'
import { ShelfThread } from './transcripts/shelf/shelf-thread.ts'
import { createShelving } from './transcripts/shelf/shelving.ts'
import { createTrials } from './trial/create-trials.ts'

/** How a connection is kept: WebSocket first, small frames, no compression (it costs a quarter of a megabyte a connection), a death noticed in 25 s. */
const connection = { pingInterval: 15_000, pingTimeout: 10_000, maxHttpBufferSize: 32_768, perMessageDeflate: false, httpCompression: false, serveClient: false } as const

/** A Heartdesk node: put together here, and nowhere else. */
export interface App {
  /** Loads what is live, follows the feeds, waits for the coach, then listens; gives the port. */
  listen: () => Promise<number>
  /** The one-time link that makes a library's first admin, or null where there is one. */
  firstLink: (library: string, address: string) => Promise<string | null>
  /** Ends without losing anything: readiness fails, clients move away by themselves, what was accepted is finished. */
  drain: () => Promise<void>
}

export async function createApp({ settings, store, log }: { settings: Settings; store: Store; log: Logger }): Promise<App> {
  const { records, logs, signals } = store
  const names = settings.libraries
  for (const library of names) {
    if (await isHalfMoved(store, library)) throw new Error(`${library} is only a part of what it was: the move into this store is not over, begin it again`)
  }
  const origin = createOrigin(settings)
  const libraries = createLibraries(records, signals, names)
  const directory = createDirectory(records)
  const sessions = createSessions({ records, signals, directory })
  const tickets = createTickets({ records, sessions })
  const invites = createInvites({ records, directory, sessions, desksOf: async (library) => (await libraries.get(library))?.desks.map((desk) => desk.id) ?? [] })
  const secret = await readSecret(records, names[0])
  const addresses = createAddresses(settings.trustProxy, secret)
  const chats = createChats(logs, (name) => log.error({ log: name }, 'a chat can’t be read, and is left out: its log is damaged, or something else stands there'))
  const codes = createCodes({ records, chats })
  const rules = { shipped: shippedRules, own: settings.rules }
  const coach = createCoach({ folders: rules, log, patience: settings.coachPatience })
  const io = new Server({ ...connection, allowRequest: (request, allow) => allow(null, origin.mayConnect(request)) })
  const spaces = spacesOf(io)
  const places = createPlaces(chats, spaces.patrons)
  const presence = createPresence({ records, signals, chats, onChange: (library) => relay.presence(library) })
  const clock = createClock({ libraries, chats, logs, signals, presence, patrons: spaces.patrons, names, log })
  const practice = createOwnPractice({ records, libraries })
  const trials = createTrials({ records, signals, practice, book: coach.rules, names, log })
  const letters = createLetters({ records, logs, libraries, mail: createMail(settings), names, log })
  const audit = createAudit({ records })
  const erasures = createErasures(settings.folder)
  const holds = createHolds({ store, directory, audit, erasures })
  const retention = createRetention({ store, chats, codes, libraries, holds, names, log })
  const shelf = new ShelfThread(settings.folder, rules)
  const releasing = createReleasing({ records, thread: shelf, names, log })
  const counting = createCounting({ records, libraries, thread: shelf, names, log })
  const shelving = createShelving({ store, libraries, directory, thread: shelf, counting, log, onChange: releasing.lookSoon })
  const masking = createMasking({ records, signals, releasing, audit, erasures })
  const readingRoom = createReadingRoom({ records, thread: shelf, releasing, masking, audit })
  const sets = createSets({ records, room: readingRoom, audit })
  const boxes = createBoxes({ records })
  const offers = createOffers({ records, chats, boxes })
  const shared = createShared({ records, room: readingRoom, boxes, secret })
  const changes = createChanges(records)
  const topics = createTopics({ records, libraries, thread: shelf, releasing })
  const reports = createReports({ records, libraries, practice, coach, changes })
  const parts: Parts = {
    store, logs, chats, places, presence, clock, libraries, directory, tickets, origin, addresses, blocks: createBlocks(records), codes, letters, coach, practice, retention, trials, holds, erasures, log,
  }
  const relay = createRelay(parts, spaces)
  const publish = createPublish(chats, places, spaces, log)
  let draining = false
  const http = await createHttp({
    settings, store, libraries, directory, sessions, invites, tickets, origin, practice, coach, trials, readingRoom, audit, sets, offers, shared, boxes, reports, topics, changes, holds, chats, log,
    signIn: createSignIn(directory), isOpen: presence.isOpen, answerByCode: createAnswers({ codes, logs, addresses }), addresses, isDraining: () => draining,
    gauges: [
      ['patrons_connected', 'Patrons connected to this node', () => spaces.patrons.sockets.size],
      ['staff_connected', 'Consoles connected to this node', () => spaces.staff.sockets.size],
      ['chats_live', 'Chats that somebody may still act on', () => names.reduce((sum, library) => sum + [...chats.live(library)].length, 0)],
    ],
  })
  io.attach(http.server)
  leaveTogether(io)
  const moveAway = createMovingAway(io, () => draining)
  servePatrons(spaces.patrons, parts)
  serveStaff(spaces.staff, parts)
  libraries.onChange((library) => relay.settings(library))
  coach.onRulesChanged((book) => names.forEach((library) => relay.problems(library, book.problems.map(told))))
  store.onState((state, why) => (state === 'away' ? log.error({ why }, 'the store is away: nothing is saved until it is back') : log.warn('the store is back')))
  store.onReturn(async (isBroken) => {
    let lost = 0
    for (const library of names) lost += (await chats.compare(library)).length
    if (lost === 0 && !isBroken) return
    log.error({ chats: lost }, 'the store has lost what it had acknowledged, or was rolled back: everybody is shown again what is there')
    // Screens ask when they come back, and are told; of chats that are over nothing is held here, only they know what they show.
    void moveAway()
  })
  const stopWatching = watchReaders(io, () => log.info('a connection that did not read was closed'))
  const stopEnding = endWithSessions(spaces.staff.sockets, sessions)
  const following: Following[] = []

  return {
    async listen() {
      await eraseAgain(parts, erasures, names)
      for (const library of names) {
        const from = await logs.cursor(library)
        await chats.load(library)
        await presence.watch(library)
        relay.hear(library)
        following.push(logs.follow(library, from, publish.entries), await shelving.follow(library))
        masking.hear(library)
        releasing.lookSoon(library)
        counting.lookSoon(library)
      }
      // So that the first draft is read too.
      await coach.up
      await http.listen({ port: settings.port, host: settings.host })
      const at = http.server.address()
      return typeof at === 'object' && at ? at.port : settings.port
    },
    firstLink: (library, address) => invites.first(library, address),
    async drain() {
      draining = true
      await moveAway()
      clock.close()
      letters.close()
      retention.close()
      trials.close()
      presence.close()
      stopWatching()
      stopEnding()
      await http.close()
      await Promise.all(following.map((one) => one.stop()))
      await Promise.all([releasing.close(), counting.close()])
      await Promise.all([coach.close(), shelf.close()])
      await store.close()
    },
  }
}
