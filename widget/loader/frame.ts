import type { FromFrame, FromLauncher } from '../parent.ts'

/** A word that a frame of another version may say and this launcher does not know is heard, and does nothing. */
const isFromFrame = (data: unknown): data is FromFrame => data instanceof Object && 'heartdesk' in data && (data.heartdesk !== 'unread' || ('count' in data && typeof data.count === 'number'))

/**
 * The chat's frame and what is said to it. Only this frame, from the chat's own origin, is listened to, and nothing is said to any other
 * origin. It is told which page it is on without the query and fragment, which can hold a patron's search.
 * @param address of the chat page
 * @param told hears of what the frame says
 * @param ended stops listening
 */
export function createFrame(address: URL, shared: boolean, told: { close(): void; quit(): void; unread(count: number): void }, ended: AbortSignal) {
  const element = document.createElement('iframe')
  element.referrerPolicy = 'no-referrer'
  let locale = ''
  let isReady = false
  const post = (message: FromLauncher) => isReady && element.contentWindow?.postMessage(message, address.origin)
  const greet = () => post({ heartdesk: 'hello', page: location.origin + location.pathname, locale, shared })

  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === null || source !== element.contentWindow || origin !== address.origin || !isFromFrame(data)) return
    if (data.heartdesk === 'unread') told.unread(data.count)
    if (data.heartdesk === 'close') told.close()
    if (data.heartdesk === 'quit') told.quit()
    if (data.heartdesk === 'ready') {
      isReady = true
      greet()
    }
  }, { signal: ended })

  return {
    element,
    /** Begins to load it in this box, once. */
    load(box: Element): void {
      if (element.isConnected) return
      // In the address too: then the page is drawn in its language from the start, and keeps nothing in the browser of a shared computer.
      address.search = String(new URLSearchParams({ locale, ...(shared && { shared: '' }) }))
      element.src = address.href
      box.append(element)
    },
    /** Says again where it is: the page may have changed its address since. */
    greet,
    speak(next: string): void {
      locale = next
      post({ heartdesk: 'locale', locale })
    },
    /** Takes it off, unless it works and is only out of sight: a frame that could not be reached is fetched anew the next time. */
    drop(always: boolean): void {
      if (isReady && !always) return
      isReady = false
      element.remove()
    },
  }
}
export type Frame = ReturnType<typeof createFrame>
