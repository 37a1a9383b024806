import type {} from '../loader/api.ts'

/** What the demo library's own page does: it opens the chat from a link of its own, and its catalogue is empty. */
const answer = document.querySelector('#search [role=status]')

document.querySelector('#search')?.addEventListener('submit', (event) => {
  event.preventDefault()
  const words = document.querySelector<HTMLInputElement>('#words')?.value.trim()
  if (answer) answer.textContent = words ? `Our catalogue is invented and holds no “${words}”. A librarian may know more: just ask.` : 'What are you looking for?'
})

// A link that works without script: a page of its own then, the frame otherwise.
for (const link of document.querySelectorAll('[data-ask]')) {
  link.addEventListener('click', (event) => {
    if (!window.heartdesk) return
    event.preventDefault()
    window.heartdesk('open')
  })
}
