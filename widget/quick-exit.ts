/** Three presses of Shift alone, each within this time of the last (ms), as on GOV.UK's «exit this page»: it collides with no screen reader and can be done with one hand. */
const within = 1_500

/** Calls `quit` when Shift is pressed three times running. */
export function listenForQuickExit(quit: () => void): void {
  let presses = 0
  let last = 0
  addEventListener('keydown', ({ key, repeat }) => {
    if (repeat) return
    presses = key === 'Shift' && Date.now() - last < within ? presses + 1 : key === 'Shift' ? 1 : 0
    last = Date.now()
    if (presses === 3) quit()
  }, true)
}
