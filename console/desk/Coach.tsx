import type { Dismissal } from '../../shared/coaching.ts'
import type { Conversation } from '../conversation.ts'
import { useWork } from '../at-work.ts'
import { Card } from './Card.tsx'
import { Crisis } from './Crisis.tsx'

/** What can be said to a nudge, each with one key. */
export const dismissalKeys: { how: Dismissal; words: string; code: string; key: string }[] = [
  { how: 'not-here', words: 'Not here', code: 'KeyN', key: 'Alt+N' },
  { how: 'already-did', words: 'Already did', code: 'KeyD', key: 'Alt+D' },
  { how: 'quiet-this-rule', words: 'Quiet this rule', code: 'KeyQ', key: 'Alt+Q' },
]

/**
 * The coach beside the composer: always the patron's question and feeling in their own words; at most one nudge, which is a quiet mark
 * that opens, or after a first Enter a card. It suggests; the next Enter sends the draft as it is.
 */
export function Coach({ id, conversation: { verdict, isPaused, quieted, typing }, onOpen }: { id: string; conversation: Conversation; onOpen?: () => void }) {
  const { librarian } = useWork()
  if (!verdict) return null
  const { inView, crisis, patronTyping } = verdict
  const nudge = crisis ? undefined : verdict.nudges[0]
  return (
    <div class="coach">
      {(inView.question || inView.feeling) && (
        <dl class="in-view">
          {inView.question && <div><dt>They ask</dt><dd dir="auto">“{inView.question}”</dd></div>}
          {inView.feeling && inView.feeling !== inView.question && <div><dt>They feel</dt><dd dir="auto">“{inView.feeling}”</dd></div>}
        </dl>
      )}
      {crisis && <Crisis id={id} words={crisis.words} asks={crisis.asks} />}
      <div role="status" id={`nudge-${id}`}>
        {isPaused && nudge && <Card nudge={nudge} isPause />}
        {isPaused && nudge && <p class="quiet">Press Enter again to send it as it is.</p>}
        {!isPaused && nudge && (
          <details class="mark" onToggle={onOpen}>
            <summary><span class="dot" aria-hidden="true" />{nudge.asks}</summary>
            <Card nudge={nudge} isPause={false} />
          </details>
        )}
        {!nudge && quieted && <p class="quiet">“{quieted}” is quiet from now on. My practice calls it back.</p>}
      </div>
      {nudge && (
        <p class="row dismissals">
          {dismissalKeys.map(({ how, words, key }) => (
            <button key={how} type="button" class="plain small" aria-keyshortcuts={key} onClick={() => librarian.dismiss(id, nudge.rule, how)}>{words} <kbd>{key}</kbd></button>
          ))}
        </p>
      )}
      {patronTyping && typing === '' && !nudge && <p class="quiet">{patronTyping}</p>}
    </div>
  )
}
