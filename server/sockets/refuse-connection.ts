import { refuse, type ConnectionRefusal, type Refusal } from '../../shared/refusals.ts'

/** An error that Socket.IO hands to a client's `connect_error`, with the refusal as its `data`: the client then does not try again by itself. */
export class ConnectionRefused extends Error {
  readonly data: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refusal)
    this.data = refusal
  }
}
export const refuseConnection = (refusal: ConnectionRefusal, facts?: Omit<Refusal, 'refusal'>) => new ConnectionRefused(refuse(refusal, facts))
