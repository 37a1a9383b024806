import { expect, test } from 'vitest'
import { atPace } from '../../server/store/sqlite/pace.ts'
import type { Away, Committed, Write } from '../../server/store/sqlite/write.ts'

const probe: Write[] = [{ kind: 'probe' }]
const took = (ms: number): Committed => ({ before: 0, outcomes: [], took: ms })

/** A disk on which each commit takes as long as is said of it; `where` tells in which thread each was made. */
function disk() {
  const where: ('here' | 'there')[] = []
  let next: { here: () => Committed; there: () => Committed | Away } = { here: () => took(1), there: () => took(1) }
  const commit = atPace(
    () => {
      const came = next.here()
      where.push('here')
      return came
    },
    async () => {
      where.push('there')
      return next.there()
    },
    { quickly: 20, inARow: 3 },
  )
  return {
    where,
    async commit(times: number, then: Partial<typeof next> = {}) {
      next = { here: () => took(1), there: () => took(1), ...then }
      const came: (Committed | Away)[] = []
      for (let time = 0; time < times; time += 1) came.push(await commit(probe))
      return came
    },
  }
}

test('given a disk that nobody knows, then commits begin in the thread, and come here after some quick ones in a row', async () => {
  const { where, commit } = disk()
  await commit(2)
  await commit(1, { there: () => took(21) })
  await commit(5)
  expect(where).toEqual(['there', 'there', 'there', 'there', 'there', 'there', 'here', 'here'])
})

test('given commits here, when one is slow, then the next are made in the thread until it has been quick again', async () => {
  const { where, commit } = disk()
  await commit(4)
  await commit(1, { here: () => took(400) })
  await commit(1, { there: () => took(400) })
  await commit(4)
  expect(where).toEqual(['there', 'there', 'there', 'here', 'here', 'there', 'there', 'there', 'there', 'here'])
})

test('given commits here, when somebody else is writing, then the thread waits for its turn with the same group, and is answered by it', async () => {
  const { where, commit } = disk()
  await commit(3)
  const busy = () => { throw new Error('database is locked') }
  expect(await commit(1, { here: busy, there: () => took(5) })).toEqual([took(5)])
  expect(where).toEqual(['there', 'there', 'there', 'there'])
})

test('given a disk that takes nothing any more, then the thread says what is wrong, and it counts as slow', async () => {
  const { where, commit } = disk()
  await commit(3)
  const full = () => { throw new Error('database or disk is full') }
  expect(await commit(1, { here: full, there: () => ({ away: 'database or disk is full' }) })).toEqual([{ away: 'database or disk is full' }])
  await commit(4)
  expect(where).toEqual(['there', 'there', 'there', 'there', 'there', 'there', 'there', 'here'])
})
