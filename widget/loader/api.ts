/** What a page may hear of. `unread`: how many of the librarians' messages nobody has looked at. */
export interface Heard {
  open: []
  close: []
  unread: [count: number]
}
export type Hear<E extends keyof Heard> = (...heard: Heard[E]) => void

/** What a library's own page may do with the launcher. */
export interface HeartdeskApi {
  open(): void
  close(): void
  toggle(): void
  on<E extends keyof Heard>(event: E, hear: Hear<E>): void
  off<E extends keyof Heard>(event: E, hear: Hear<E>): void
  /** Takes the launcher and its chat off the page. The script can be loaded again afterwards. */
  destroy(): void
  /** Speaks another language from now on, such as 'fr'. */
  setLocale(locale: string): void
}

/** heartdesk('open'), heartdesk('on', 'unread', hear): the form that a page can use before the script is there. */
export type Call = (method: string, ...args: unknown[]) => void
/** What a page puts at window.heartdesk before the script is there: it keeps the calls. */
export type Stub = Call & { q?: Iterable<[string, ...unknown[]]>; open?: never }
/** What the script puts in its place: heartdesk('open') and heartdesk.open() are the same. */
export type Heartdesk = Call & HeartdeskApi

declare global {
  interface Window {
    heartdesk?: Stub | Heartdesk
  }
}
