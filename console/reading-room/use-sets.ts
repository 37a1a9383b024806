import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { TranscriptSet, type SetWritten } from '../../shared/transcript-set.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'

const All = v.object({ sets: v.array(TranscriptSet) })
const One = v.object({ set: TranscriptSet })
const Removed = v.object({ removed: v.boolean() })
const at = (...path: string[]) => `/sets/${path.map(encodeURIComponent).join('/')}`

/** The sets that I may read, and what can be done with them where I make them: each gives the refusal where there is one. */
export function useSets(library: string) {
  const [sets, setSets] = useState<TranscriptSet[] | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    void ask(library, 'GET', '/sets', All).then((answer) => (isRefusal(answer) ? setProblem(refusedInWords(answer)) : setSets(answer.sets)))
  }, [library])

  async function save(asked: Promise<{ set: TranscriptSet } | Refusal>): Promise<TranscriptSet | Refusal> {
    const answer = await asked
    if (isRefusal(answer)) return answer
    setSets((were) => [...(were ?? []).filter(({ id }) => id !== answer.set.id), answer.set].sort((a, b) => a.name.localeCompare(b.name)))
    return answer.set
  }
  return {
    sets,
    problem,
    add: (written: SetWritten) => save(ask(library, 'POST', '/sets', One, written)),
    write: (id: string, written: SetWritten) => save(ask(library, 'PUT', at(id), One, written)),
    put: (id: string, transcript: string) => save(ask(library, 'PUT', at(id, transcript), One)),
    takeOut: (id: string, transcript: string) => save(ask(library, 'DELETE', at(id, transcript), One)),
    async remove(id: string): Promise<Refusal | null> {
      const answer = await ask(library, 'DELETE', at(id), Removed)
      if (isRefusal(answer)) return answer
      setSets((were) => (were ?? []).filter((one) => one.id !== id))
      return null
    },
  }
}
export type SetsHere = ReturnType<typeof useSets>
