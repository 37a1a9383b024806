const minute = 60_000

/** Whether somebody is at the desk; `nowhere` when the chat's server says that there is no such desk. */
export type DeskState = 'open' | 'closed' | 'nowhere'

/**
 * Asks the cacheable /open route now and then once a minute, only while the page is visible and until `ended`.
 * A failure counts as open: whoever clicks then learns more from the frame than from a launcher that isn't there.
 */
export function watchDesk(address: string, heard: (state: DeskState) => void, ended: AbortSignal): void {
  let due = 0
  let timer = 0

  async function ask(): Promise<DeskState> {
    try {
      const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(4000) })
      const answer: unknown = await response.json()
      if (answer instanceof Object) {
        if ('refusal' in answer && answer.refusal === 'no-such-desk') return 'nowhere'
        if ('open' in answer && !answer.open) return 'closed'
      }
    } catch {
      // Told below.
    }
    return 'open'
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    if (document.hidden || ended.aborted) return
    const wait = due - Date.now()
    timer = window.setTimeout(look, wait > 0 ? wait : minute)
    if (wait > 0) return
    due = Date.now() + minute
    const state = await ask()
    if (!ended.aborted) heard(state)
  }

  document.addEventListener('visibilitychange', look, { signal: ended })
  void look()
}
