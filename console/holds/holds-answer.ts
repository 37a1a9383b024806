import * as v from 'valibot'
import { Hold } from '../../shared/hold.ts'

/** The answer to which chats are held. */
export const HoldsAnswer = v.object({ holds: v.array(Hold) })
