import { useEffect, useRef } from 'preact/hooks'
import { isOver } from '../../shared/chat.ts'
import type { Patron, PatronEnd } from '../patron.ts'
import { refusedInWords } from '../words/refused.ts'
import { useWords } from '../words/words.ts'
import { ended, left } from './after.ts'
import { Composer } from './Composer.tsx'
import { Lines } from './Lines.tsx'

/** A chat from the moment it was asked for: waiting, with a librarian, and over. */
export function Talk({ state, patron }: { state: Patron; patron: PatronEnd }) {
  const words = useWords()
  const { screen: { chat, unsent } } = state
  useEffect(ended.fetch, [])
  const foot = useRef<HTMLDivElement>(null)
  const said = chat.lines.length + unsent.length
  useEffect(() => foot.current?.scrollIntoView({ block: 'end' }), [said])
  const asked = state.begun && chat.status === 'unasked' ? { ...chat, question: state.begun.question } : chat
  const isWaiting = chat.status === 'waiting' || chat.status === 'unasked'

  return (
    <>
      <div class="scroll" role="log" aria-live="polite" aria-relevant="additions" tabIndex={0} aria-label={words.title(state.desk?.deskName ?? '')}>
        <Lines chat={asked} unsent={unsent} patron={patron} />
        {state.typing && <p class="typing">{words.typing(state.typing)}</p>}
        {isWaiting && (
          <div class="waiting">
            <p><strong>{words.waitingTitle}</strong></p>
            {state.ahead !== null && <p>{words.ahead(state.ahead)}</p>}
            <p class="quiet">{words.waitingLead}</p>
          </div>
        )}
        <div ref={foot} />
      </div>
      {state.idleAt !== null && !isOver(chat) && (
        <div class="warning" role="alert">
          <p>{words.idle}</p>
          <button type="button" onClick={patron.stay}>{words.stay}</button>
        </div>
      )}
      {state.refused && <p class="problem" role="alert">{refusedInWords(state.refused, words)}</p>}
      {chat.status === 'left' ? <left.Later state={state} patron={patron} /> : isOver(chat) ? <ended.Later state={state} patron={patron} /> : (
        <>
          <Composer patron={patron} />
          <p class="foot"><button type="button" class="plain" onClick={() => void patron.ask({ kind: 'close-chat' })}>{isWaiting ? words.stopWaiting : words.end}</button></p>
        </>
      )}
    </>
  )
}
