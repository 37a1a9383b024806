import type { Logger } from 'pino'
import type { PatronEvent } from '../../shared/events.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Addresses } from '../addresses.ts'
import type { Coach } from '../coaching/create-coach.ts'
import type { Chats } from '../chats.ts'
import type { Holds } from '../transcripts/holds.ts'
import type { Libraries } from '../libraries.ts'
import type { OwnPractice } from '../own-practice.ts'
import type { Settings } from '../settings.ts'
import type { Directory } from '../staff/directory.ts'
import type { Invites } from '../staff/invites.ts'
import type { Sessions } from '../staff/sessions.ts'
import type { SignIn } from '../staff/sign-in.ts'
import type { Tickets } from '../staff/tickets.ts'
import type { Store } from '../store/port.ts'
import type { Trials } from '../trial/create-trials.ts'
import type { Changes } from '../transcripts/reports/changes.ts'
import type { Reports } from '../transcripts/reports/report.ts'
import type { Audit } from '../transcripts/shelf/audit.ts'
import type { FindTopics } from '../transcripts/topics/topics.ts'
import type { Boxes } from '../transcripts/shelf/boxes.ts'
import type { OffersOfChats } from '../transcripts/shelf/offers.ts'
import type { ReadingRoom } from '../transcripts/shelf/reading-room.ts'
import type { Sets } from '../transcripts/shelf/sets.ts'
import type { SharedTranscripts } from '../transcripts/shelf/shared.ts'
import type { Origin } from './origin.ts'

/** What the routes work with. */
export interface HttpParts {
  settings: Settings
  store: Store
  origin: Origin
  libraries: Libraries
  directory: Directory
  sessions: Sessions
  invites: Invites
  tickets: Tickets
  signIn: SignIn
  addresses: Addresses
  practice: OwnPractice
  coach: Coach
  trials: Trials
  readingRoom: ReadingRoom
  audit: Audit
  sets: Sets
  offers: OffersOfChats
  shared: SharedTranscripts
  boxes: Boxes
  reports: Reports
  topics: FindTopics
  changes: Changes
  holds: Holds
  chats: Chats
  log: Logger
  isOpen: (library: string, desk: string) => boolean
  answerByCode: (library: string, code: string, address: string) => Promise<{ events: PatronEvent[] } | Refusal>
  isDraining: () => boolean
  /** Name, help and value of each number that /metrics shows of its own. */
  gauges: readonly (readonly [string, string, () => number])[]
}
