import sheet from './launcher.css?inline'
import { speak } from './words.ts'

/**
 * The button, and the box above it that the frame opens in, in the open shadow root of one element. Styled by an adopted sheet, which no policy
 * of the host page forbids. The box is a dialog: modal where it fills the screen, so that nobody tabs into the page behind it.
 * @param told hears of what the patron does; `intend` when they seem about to open it
 */
export function drawLauncher(told: { intend(): void; opened(): void; closed(): void }) {
  const make = document.createElement.bind(document)
  const host = make('heart-desk')
  const launcher = make('div')
  const box = make('dialog')
  const button = make('button')
  const news = make('span')
  const styles = new CSSStyleSheet()
  const root = host.attachShadow({ mode: 'open' })
  box.id = 'chat'
  news.id = 'news'
  news.setAttribute('role', 'status')
  button.type = 'button'
  button.hidden = true
  button.setAttribute('aria-controls', 'chat')
  button.setAttribute('aria-describedby', 'news')
  styles.replaceSync(sheet)
  root.adoptedStyleSheets = [styles]
  launcher.append(box, button, news)
  root.append(launcher)

  const full = matchMedia('(max-width: 480px), (max-height: 480px)')
  let words = speak('')
  let isClosed = false
  let unread = 0

  function draw(): void {
    launcher.lang = words.lang
    launcher.dir = words.dir
    box.setAttribute('aria-label', words.ask)
    button.setAttribute('aria-expanded', `${box.open}`)
    button.textContent = box.open ? words.close : isClosed ? words.leave : words.ask
    news.textContent = unread && !box.open ? `${words.unread}: ${unread}` : ''
  }
  const show = () => full.matches ? box.showModal() : box.show()
  const place = () => document.body.append(host)
  const close = () => box.close()

  function open(): void {
    if (!host.isConnected) place()
    if (box.open) return
    show()
    draw()
    told.opened()
  }
  const toggle = () => box.open ? close() : open()
  button.onpointerenter = button.onfocus = told.intend
  button.onclick = toggle
  launcher.onkeydown = ({ key }) => {
    if (key === 'Escape') close()
  }
  // Comes after every way to close: the button, the frame's own, Escape, a phone's back gesture.
  box.onclose = () => {
    if (box.open) return
    draw()
    // The dialog gives focus back to where it was; where that was nowhere, the button has it.
    if (document.activeElement === document.body) button.focus()
    told.closed()
  }
  // Turned or resized: the same box, modal or not. It stays in its place, so the frame does not load again.
  full.onchange = () => {
    if (!box.open) return
    close()
    show()
  }

  return {
    box,
    place,
    open,
    close,
    toggle,
    /** Off the page at once, until `open`. */
    hide(): void {
      close()
      host.remove()
    },
    setDesk(open: boolean): void {
      isClosed = !open
      button.hidden = false
      draw()
    },
    /** Says whether that is news. */
    setUnread(next: number): boolean {
      const isNews = next !== unread
      unread = next
      draw()
      return isNews
    },
    /** Gives what the frame is to be called. */
    setLocale(locale: string): string {
      words = speak(locale)
      draw()
      return words.ask
    },
  }
}
