import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { myPractice } from '../coaching/my-practice.ts'
import { quieted, toMargin, turned } from '../coaching/wishes.ts'
import { weekOf } from '../coaching/weeks.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

type OfLibrary = { Params: { library: string } }
const Wish = v.variant('what', [
  v.object({ what: v.literal('coach'), off: v.boolean() }),
  v.object({ what: v.literal('quiet'), rule: v.pipe(v.string(), v.maxLength(80)), on: v.boolean() }),
  v.object({ what: v.literal('margin'), rule: v.pipe(v.string(), v.maxLength(80)), on: v.boolean() }),
])

/** A librarian's own practice. Whose it is comes from the session alone: no route here takes a name, so none can give somebody else's. */
export function servePractice(http: FastifyInstance, { practice, coach, libraries, ...rest }: HttpParts): void {
  const parts = { practice, coach, libraries, ...rest }
  const path = '/staff/:library/practice'

  http.get<OfLibrary>(path, async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    if (isRefusal(asks)) return reply(to, asks)
    const { library, member } = asks
    const zone = (await libraries.get(library))?.zone ?? 'utc'
    return myPractice(await practice.practiceOf(library, member.id), await practice.wishesOf(library, member.id), coach.rules().rules, weekOf(Date.now(), zone))
  })
  // What others see of the coach: counts, for no fewer than five librarians together.
  http.get<OfLibrary>('/staff/:library/counts', async (request, to) => {
    const asks = await whoAsks(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    if (!asks.member.roles.some((role) => role !== 'librarian')) return reply(to, refuse('not-allowed'))
    const names = Object.fromEntries(coach.rules().rules.map(({ id, name, number }) => [id, { name, number: number ?? null }]))
    return { counts: (await practice.counts(asks.library)).map((one) => ({ ...one, ...(names[one.rule] ?? { name: one.rule, number: null }) })) }
  })
  http.put<OfLibrary>(path, async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    const read = bodyOf(Wish, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const wish = read.body
    await practice.setWishes(asks.library, asks.member.id, (was) =>
      wish.what === 'coach' ? turned(was, wish.off) : wish.what === 'quiet' ? quieted(was, wish.rule, wish.on) : toMargin(was, wish.rule, wish.on),
    )
    return { noted: true }
  })
  http.delete<OfLibrary>(path, async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    if (isRefusal(asks)) return reply(to, asks)
    return reply(to, (await practice.forget(asks.library, asks.member.id)) ? { erased: true } : refuse('nothing-owed'))
  })
}
