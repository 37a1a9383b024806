import { newConversation } from '../conversation.ts'
import { useWork } from '../at-work.ts'

/** Signs that somebody may be in danger, with the places that this desk knows to help. Nothing is sent by itself. */
export function Crisis({ id, words, asks }: { id: string; words: string; asks: string }) {
  const { state: { view, conversations } } = useWork()
  const desk = view?.desks.find((one) => one.id === (conversations[id] ?? newConversation).screen.chat.desk)
  return (
    <section class="crisis" role="alert" aria-label="They may need help">
      <p><strong>{asks}</strong></p>
      {words && <blockquote dir="auto">“{words}”</blockquote>}
      {desk && desk.resources.length > 0 ? (
        <dl>
          {desk.resources.map(({ name, contact }) => <div key={name}><dt>{name}</dt><dd dir="auto">{contact}</dd></div>)}
        </dl>
      ) : <p class="quiet">This desk has no list of places that help yet: an admin can add them in the settings.</p>}
    </section>
  )
}
