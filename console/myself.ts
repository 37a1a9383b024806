import * as v from 'valibot'
import { Member } from '../shared/who.ts'

/** The answer to who is signed in. */
export const Myself = v.object({ me: Member })
