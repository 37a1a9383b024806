import { isMineNow } from '../queue-of.ts'
import { useWork } from '../at-work.ts'
import { TrialNotice } from '../trial/MyPart.tsx'
import { Column } from './Column.tsx'
import { Mine } from './Mine.tsx'
import { Queue } from './Queue.tsx'

/** The desk: who waits, my chats, and up to three conversations side by side. */
export function Desk() {
  const { me, state: { view, shown, front } } = useWork()
  if (!me.roles.includes('librarian')) return <main class="page" id="content" tabIndex={-1}><h1>Welcome, {me.name}</h1><p class="lead">You are no librarian here, so no chats come to you. The pages above are yours.</p></main>
  const chats = view?.chats ?? []
  return (
    <main class="desk" id="content" tabIndex={-1}>
      <h1 class="unseen">Desk</h1>
      <div class="aside">
        <Queue chats={chats} />
        <Mine chats={chats.filter((one) => isMineNow(me.id)(one) || shown.includes(one.chat))} />
        <TrialNotice />
      </div>
      <div class="columns">
        {shown.length === 0 ? <Rest waiting={chats.some((one) => one.status === 'waiting')} /> : shown.map((chat) => <Column key={chat} chat={chat} isFront={chat === front} />)}
      </div>
    </main>
  )
}

/** Nothing to do is a state too. */
function Rest({ waiting }: { waiting: boolean }) {
  const { state: { view } } = useWork()
  return (
    <div class="rest">
      <img src={new URL('../../shared/heart.svg', import.meta.url).href} alt="" width="72" height="72" />
      <h2>{waiting ? 'Somebody is waiting' : view?.me.availability.available ? 'All is quiet' : 'You are away'}</h2>
      <p class="lead">
        {waiting ? 'Take the first in the queue when you are ready.'
          : view?.me.availability.available ? 'Patrons see that the desk is open. You will hear when somebody asks.'
          : 'Switch to “I take chats” above, and patrons see that the desk is open.'}
      </p>
      <p class="quiet">Press <kbd>?</kbd> for the keys.</p>
    </div>
  )
}
