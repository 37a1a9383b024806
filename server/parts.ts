import type { Logger } from 'pino'
import type { Addresses } from './addresses.ts'
import type { Blocks } from './blocks.ts'
import type { Chats } from './chats.ts'
import type { Clock } from './clock.ts'
import type { Coach } from './coaching/create-coach.ts'
import type { Codes } from './codes.ts'
import type { Letters } from './letters.ts'
import type { Erasures } from './erasures.ts'
import type { Libraries } from './libraries.ts'
import type { Origin } from './http/origin.ts'
import type { OwnPractice } from './own-practice.ts'
import type { Places } from './places.ts'
import type { Presence } from './presence.ts'
import type { Directory } from './staff/directory.ts'
import type { Tickets } from './staff/tickets.ts'
import type { Holds } from './transcripts/holds.ts'
import type { Retention } from './transcripts/retention.ts'
import type { Store } from './store/port.ts'
import type { Trials } from './trial/create-trials.ts'

/** What the sockets work with: made once, in app.ts. */
export interface Parts {
  store: Store
  logs: Store['logs']
  chats: Chats
  places: Places
  presence: Presence
  clock: Clock
  libraries: Libraries
  directory: Directory
  tickets: Tickets
  origin: Origin
  addresses: Addresses
  blocks: Blocks
  codes: Codes
  letters: Letters
  coach: Coach
  practice: OwnPractice
  retention: Retention
  holds: Holds
  erasures: Erasures
  trials: Trials
  log: Logger
}
