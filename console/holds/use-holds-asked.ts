import { useEffect, useState } from 'preact/hooks'
import { askLasts, canConfirm, keyRolesOf } from '../../shared/hold.ts'
import { isRefusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import { ask } from '../ask-server.ts'
import { HoldsAnswer } from './holds-answer.ts'

/** How often it is looked (ms). What is asked for waits a week. */
const lookEvery = 60_000

/** How many held chats wait for this member's answer. Looked for when another page is gone to, when the window is come back to, and once a minute; 0 for whoever can be none of the two. */
export function useHoldsAsked(library: string, me: Member, page: string): number {
  const [count, setCount] = useState(0)
  const isKey = keyRolesOf(me).length > 0
  useEffect(() => {
    if (!isKey) return setCount(0)
    let isLatest = true
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      const answer = await ask(library, 'GET', '/holds', HoldsAnswer)
      if (isLatest && !isRefusal(answer)) setCount(answer.holds.filter(({ asked }) => asked !== null && asked.at + askLasts > Date.now() && canConfirm(asked, me.id, me)).length)
    }
    const again = () => void look()
    again()
    const looking = setInterval(again, lookEvery)
    addEventListener('visibilitychange', again)
    return () => {
      isLatest = false
      clearInterval(looking)
      removeEventListener('visibilitychange', again)
    }
  }, [library, me.id, isKey, page])
  return count
}
