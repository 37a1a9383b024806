import * as v from 'valibot'

/** Ids are made by a cryptographic source and travel in URLs, file names and keys, so their letters are few. */
export const Id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'letters, digits, - and _, 64 at most'))

export const Librarian = v.object({ staff: v.string(), name: v.string() })
/** A member of staff as a chat knows them: an id, and the name they chose to be called by. */
export type Librarian = v.InferOutput<typeof Librarian>

/** A librarian as a patron knows them: the name stands where the id was, so that nothing links one chat with another. */
export const nameAlone = <L extends Librarian>(librarian: L): L => ({ ...librarian, staff: librarian.name })

export const By = v.variant('role', [
  v.object({ role: v.literal('patron') }),
  v.object({ role: v.literal('librarian'), ...Librarian.entries }),
  v.object({ role: v.literal('clock') }),
])
/** Who did it. `clock` is Heartdesk itself: idle, abandoned, retention. */
export type By = v.InferOutput<typeof By>

/**
 * For whom an event can be made visible. A supervisor is not an audience: no event of a chat reaches them,
 * they read de-identified transcripts from the shelf.
 */
export type Audience = 'patron' | 'librarian'

export const roles = ['librarian', 'supervisor', 'admin'] as const
/** What a member of staff may do; one person can have several. */
export type Role = (typeof roles)[number]

/** A member of staff, as they know themselves and as admins do. Passwords are kept elsewhere. */
export const Member = v.object({
  id: v.string(),
  email: v.string(),
  /** What colleagues and patrons call them: an alias or a role is enough. */
  name: v.string(),
  roles: v.array(v.picklist(roles)),
  desks: v.array(v.string()),
})
export type Member = v.InferOutput<typeof Member>

/** Somebody who was invited and has not come yet, as admins see them. `until` (ms): when the link ends; null where an older version made it. */
export const OpenInvite = v.object({ ...Member.entries, until: v.nullable(v.number()) })
export type OpenInvite = v.InferOutput<typeof OpenInvite>
