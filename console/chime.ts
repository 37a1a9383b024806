import type { LibrarianState } from './librarian.ts'
import type { PageName } from './where.ts'

const setting = 'heartdesk sound'
const titles: Record<PageName, string> = { desk: 'Desk', inbox: 'Inbox', 'worth-reading': 'Worth reading', rehearse: 'Rehearsal room', practice: 'My practice', me: 'Me', counts: 'The coach', trial: 'Trial', reports: 'What patrons want', transcripts: 'Transcripts', audit: 'Who read what', holds: 'Held chats', people: 'People', settings: 'Settings', welcome: 'Welcome' }

/** Two soft notes, made here: no file to load. Browsers play them only after somebody has touched the page. */
function play(): void {
  const context = new AudioContext()
  for (const [index, frequency] of [659.25, 880].entries()) {
    const at = context.currentTime + index * 0.14
    const note = new OscillatorNode(context, { frequency, type: 'sine' })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    note.connect(volume).connect(context.destination)
    note.start(at)
    note.stop(at + 0.55)
  }
  setTimeout(() => void context.close(), 1_500)
}

/** How the console calls when nobody looks: a sound, which can be turned off, and a number in the title. */
export function createChime() {
  let isOn = true
  try {
    isOn = localStorage.getItem(setting) !== 'off'
  } catch {
    // No storage: the sound is on.
  }
  return {
    isOn: () => isOn,
    turn(on: boolean): void {
      isOn = on
      try {
        localStorage.setItem(setting, on ? 'on' : 'off')
      } catch {
        // It holds for this page then.
      }
      if (on) play()
    },
    ring(): void {
      if (isOn) play()
    },
    /** Who waits and what is unread, in front of the page's title. */
    badge(state: LibrarianState | null, page: PageName): void {
      const waiting = state?.view?.me.availability.available ? state.view.chats.filter((one) => one.status === 'waiting').length : 0
      const unread = Object.values(state?.conversations ?? {}).reduce((sum, one) => sum + one.unread, 0)
      const count = waiting + unread
      document.title = `${count > 0 ? `(${count}) ` : ''}${titles[page]} · Heartdesk`
    },
  }
}
export type Chime = ReturnType<typeof createChime>
