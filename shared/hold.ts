import * as v from 'valibot'
import { Id, Librarian, type Member } from './who.ts'

const day = 86_400_000
/** A reported threat is held for so long from the report, or from the decision to keep it longer (ms). */
export const holdLasts = 90 * day
/** So long somebody has to confirm what another has asked for (ms). */
export const askLasts = 7 * day
/** Once it is opened, those two may read it for so long (ms). */
export const openFor = day

const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))
const staffReason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))

/** Two are needed, one in each of these roles. */
export const keyRoles = ['supervisor', 'admin'] as const
type KeyRole = (typeof keyRoles)[number]

/** What two can do together with an original that is held. */
export const holdDeeds = ['open', 'keep-longer', 'let-go'] as const
export const HoldDeed = v.picklist(holdDeeds)
export type HoldDeed = v.InferOutput<typeof HoldDeed>

/** What one of two has asked for, and in which of the two roles they can stand. */
const Asked = v.object({ what: HoldDeed, why: v.string(), by: Librarian, roles: v.array(v.picklist(keyRoles)), at: v.number() })
export type Asked = v.InferOutput<typeof Asked>

/**
 * An original that is held because a librarian reported a threat in it. Nothing that the patron said is here: `reason` is the librarian's. Times are epoch ms.
 * `opened`: the two who may read it, until then.
 */
export const Hold = v.object({
  chat: Id,
  desk: Id,
  reportedAt: v.number(),
  by: Librarian,
  reason: v.string(),
  until: v.number(),
  asked: v.nullable(Asked),
  opened: v.nullable(v.object({ by: v.array(Librarian), until: v.number() })),
  history: v.array(v.object({ at: v.number(), name: v.string(), what: v.picklist(['reported', 'asked', 'confirmed', 'declined', 'read']), deed: v.nullable(HoldDeed), why: v.string(), staff: v.optional(v.string()) })),
})
export type Hold = v.InferOutput<typeof Hold>

/**
 * What a librarian may know of a threat that they reported, and nobody else of theirs: whether it is still held, since when it was last opened, or how its time ended. Who decided is told by role,
 * which is always one supervisor and one admin; nothing is told of what is only asked for. `desk` and `reportedAt` say which one it is. Times are epoch ms.
 */
export const MyReport = v.object({
  desk: Id,
  reportedAt: v.number(),
  became: v.variant('what', [
    v.object({ what: v.literal('held'), until: v.number(), openedAt: v.nullable(v.number()) }),
    v.object({ what: v.picklist(['let-go', 'time-over']), at: v.number() }),
  ]),
})
export type MyReport = v.InferOutput<typeof MyReport>

export const ReportThreat = v.object({ chat: Id, reason })
export const AskForHold = v.object({ what: HoldDeed, why: staffReason })
/** `at`: of what was asked, so that nobody confirms something else than they have seen. */
export const AnswerForHold = v.object({ at: v.number() })

/** The roles in which somebody can be one of the two. */
export const keyRolesOf = ({ roles }: Pick<Member, 'roles'>): KeyRole[] => keyRoles.filter((role) => roles.includes(role))

/** Whether this member can confirm what was asked: somebody else, so that of the two one stands as supervisor and the other as admin. */
export function canConfirm({ by, roles }: Asked, id: string, member: Pick<Member, 'roles'>): boolean {
  const mine = keyRolesOf(member)
  return by.staff !== id && roles.some((theirs) => mine.some((own) => own !== theirs))
}

/** Whether somebody may read the original now. */
export const mayReadHeld = ({ opened }: Hold, staff: string, now: number): boolean => opened !== null && opened.until > now && opened.by.some((one) => one.staff === staff)
