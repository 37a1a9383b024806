import type { Hear, Heard, HeartdeskApi } from './loader/api.ts'
import { watchDesk } from './loader/desk.ts'
import { createFrame } from './loader/frame.ts'
import { drawLauncher } from './loader/launcher.ts'

/**
 * The launcher: the one script that a library's page loads. It draws a button, and the chat in a frame of the chat's own origin once somebody
 * wants it. It stores nothing and opens no connection that stays. docs/embedding.md says how it is used.
 */
function start(script: HTMLScriptElement): void {
  const before = window.heartdesk
  if (before?.open) return
  const { desk = '', locale = document.documentElement.lang || navigator.language, shared = 'false' } = script.dataset
  if (!/^[\w-]+\/[\w-]+$/.test(desk)) {
    return console.error(`heartdesk: data-desk is "${desk}", but must be LIBRARY/DESK, such as main/reference`)
  }
  const at = (path: string) => new URL(`/${path}/${desk}`, script.src)
  const hearers: { [E in keyof Heard]: Set<Hear<E>> } = { open: new Set(), close: new Set(), unread: new Set() }
  const tell = <E extends keyof Heard>(event: E, ...heard: Heard[E]) => hearers[event].forEach((hear) => hear(...heard))
  const lacks = (name: string, those: object) => console.error(`heartdesk: no "${name}", only ${Object.keys(those)}`)
  const ending = new AbortController()

  const launcher = drawLauncher({
    intend: () => frame.load(launcher.box),
    opened() {
      frame.load(launcher.box)
      frame.greet()
      frame.element.focus()
      tell('open')
    },
    closed() {
      frame.drop(false)
      tell('close')
    },
  })
  const frame = createFrame(at('chat'), shared !== 'false', {
    close: launcher.close,
    quit() {
      launcher.hide()
      frame.drop(true)
    },
    unread(count) {
      if (launcher.setUnread(count)) tell('unread', count)
    },
  }, ending.signal)

  const api: HeartdeskApi = {
    open: launcher.open,
    close: launcher.close,
    toggle: launcher.toggle,
    on: (event, hear) => hearers[event] ? void hearers[event].add(hear) : lacks(event, hearers),
    off: (event, hear) => void hearers[event]?.delete(hear),
    destroy() {
      ending.abort()
      launcher.hide()
      frame.drop(true)
      delete window.heartdesk
    },
    setLocale(next) {
      frame.element.title = launcher.setLocale(next)
      frame.speak(next)
    },
  }
  const call = (method: string, ...args: unknown[]): void => method in api ? Reflect.apply(Reflect.get(api, method), api, args) : lacks(method, api)

  api.setLocale(locale)
  launcher.place()
  watchDesk(at('open').href, (state) => {
    if (state !== 'nowhere') return launcher.setDesk(state === 'open')
    console.error(`heartdesk: data-desk is "${desk}", and there is no such desk at ${script.src}`)
    api.destroy()
  }, ending.signal)
  window.heartdesk = Object.assign(call, api)
  for (const [method, ...args] of before?.q ?? []) call(method, ...args)
}

// Known only while the script runs for the first time. An async script can be there before the page's body.
const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  if (document.body) start(script)
  else addEventListener('DOMContentLoaded', () => start(script))
}
