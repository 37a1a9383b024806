/** What the launcher and the frame say to each other. Each checks the other's exact origin. */
export type FromLauncher =
  | { heartdesk: 'hello'; page: string; locale: string; shared: boolean }
  | { heartdesk: 'locale'; locale: string }
export type FromFrame = { heartdesk: 'ready' | 'close' | 'quit' } | { heartdesk: 'unread'; count: number }

const isFrom = (data: unknown): data is FromLauncher => typeof data === 'object' && data !== null && 'heartdesk' in data && (data.heartdesk === 'hello' || data.heartdesk === 'locale')

/**
 * The page around the frame, when there is one. It may be told that something is unread, and may say which page it is: both only if its
 * origin is one of the library's sites (or the chat's own), which the server knows and the frame asks for first.
 */
export function createParent(heard: (message: FromLauncher) => void) {
  const isFramed = window.parent !== window
  let site: string | null = null
  let sites: readonly string[] | null = null
  const early: { origin: string; data: FromLauncher }[] = []

  function take({ origin, data }: { origin: string; data: FromLauncher }): void {
    if (sites === null) return void early.push({ origin, data })
    if (origin !== location.origin && sites.length > 0 && !sites.includes(origin)) return
    site = origin
    heard(data)
  }
  if (isFramed) {
    addEventListener('message', ({ source, origin, data }) => {
      if (source === window.parent && isFrom(data)) take({ origin, data })
    })
    // Says nothing but that it is there; any page may know that.
    window.parent.postMessage({ heartdesk: 'ready' } satisfies FromFrame, '*')
  }
  return {
    isFramed,
    allow(allowed: readonly string[]): void {
      sites = allowed
      for (const message of early.splice(0)) take(message)
    },
    tell(message: FromFrame): void {
      if (site) window.parent.postMessage(message, site)
    },
  }
}
export type Parent = ReturnType<typeof createParent>
