import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io'
import type { PatronToServer, ServerToPatron, ServerToStaff, StaffToServer } from '../../shared/wire.ts'
import type { SignedIn } from '../staff/sessions.ts'
import type { LogName } from '../store/port.ts'
import type { Measure } from './answering.ts'

/** What the server knows of a patron's socket: settled once, by its key, when it connects. */
export interface PatronData {
  library: string
  desk: string
  log: LogName
  /** Address, and address with browser, hashed: for limits and blocks alone. */
  address: string
  browser: string
  measure: Measure
}

/** What it knows of a console's: who it is, in which session, and when they last did something (ms). */
export interface StaffData extends SignedIn {
  usedAt: number
  measure: Measure
}

export type PatronSpace = Namespace<PatronToServer, ServerToPatron, DefaultEventsMap, PatronData>
export type StaffSpace = Namespace<StaffToServer, ServerToStaff, DefaultEventsMap, StaffData>
export type PatronSocket = Socket<PatronToServer, ServerToPatron, DefaultEventsMap, PatronData>
export type StaffSocket = Socket<StaffToServer, ServerToStaff, DefaultEventsMap, StaffData>

export interface Spaces {
  patrons: PatronSpace
  staff: StaffSpace
}

/** The two namespaces, typed both ways. */
export const spacesOf = (io: Server): Spaces => ({ patrons: io.of('/patron'), staff: io.of('/staff') })
