import { AsyncLocalStorage } from 'node:async_hooks'
import { Agent, request } from 'node:https'
import { NodeWebSocket, WebSocket as BrowserWebSocket } from 'socket.io-client'
import { WebSocket } from 'ws'

/** The site that pages are of: nginx on the loopback address, under its own name and certificate. */
export interface Site { origin: string; port: number; certificate: string }

/** What is said over a page's sockets, as it goes over the wire. */
export interface Wire {
  sent: (page: Page, frame: string) => void
  came: (page: Page, frame: string) => void
}

/** A browser: an address of its own on the loopback network, cookies, and what it keeps; several pages can be open in it. */
export interface Browser { site: Site; agent: Agent; cookies: Map<string, string>; kept: Map<string, string>; pages: Set<Page>; wire: Wire }

/** One page of a browser, in which the widget or the console runs as it is: `run` gives it the globals that it expects of a browser. */
export interface Page {
  browser: Browser
  name: string
  sockets: Set<PageSocket>
  isClosed: boolean
  run: <T>(work: () => T) => T
  /** Tells the page what a browser would: `storage`, `online`. */
  tell: (event: Event) => void
  /** Called when the page wants to be loaded again. */
  reload: () => void
  close: () => void
}

const here = new AsyncLocalStorage<Page>()
const inside = new WeakMap<Page, { listeners: Map<string, Set<(event: Event) => void>>; tab: Map<string, string> }>()
let pages = 0
let addresses = 0

export function newBrowser(site: Site, wire: Wire): Browser {
  addresses += 1
  const agent = new Agent({ ca: site.certificate, servername: new URL(site.origin).hostname, localAddress: `127.1.${addresses >> 8}.${addresses & 255}` })
  return { site, wire, agent, cookies: new Map(), kept: new Map(), pages: new Set() }
}

/** @param tab what this tab keeps for itself: that of the page before, where it is loaded again */
export function openPage(browser: Browser, tab = new Map<string, string>()): Page {
  pages += 1
  const page: Page = {
    browser, name: `page${pages}.library.example`, sockets: new Set(), isClosed: false, reload: () => undefined,
    run: (work) => here.run(page, work),
    tell(event) {
      for (const listener of [...(inside.get(page)?.listeners.get(event.type) ?? [])]) page.run(() => listener(event))
    },
    close() {
      page.isClosed = true
      browser.pages.delete(page)
      page.run(() => { for (const socket of page.sockets) socket.terminate() })
    },
  }
  inside.set(page, { listeners: new Map(), tab })
  browser.pages.add(page)
  return page
}

/** What the tab of a page keeps, for the page that is loaded after it. */
export const tabOf = (page: Page): Map<string, string> => inside.get(page)?.tab ?? new Map()

const cookieOf = ({ cookies }: Browser): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** A socket of a page, to the one site that there is, from the browser's own address. */
export class PageSocket extends WebSocket {
  readonly #page: Page
  #onTheWay: string[] | null = null
  constructor(address: string, page: Page) {
    const { pathname, search } = new URL(address)
    const { site } = page.browser
    super(`wss://127.0.0.1:${site.port}${pathname}${search}`, {
      agent: page.browser.agent, origin: site.origin, perMessageDeflate: false, headers: { host: new URL(site.origin).host, cookie: cookieOf(page.browser) },
    })
    this.#page = page
    page.sockets.add(this)
    this.on('close', () => page.sockets.delete(this))
    this.on('message', (data, isBinary) => { if (!isBinary) page.browser.wire.came(page, String(data)) })
  }
  override send(...given: unknown[]): void {
    if (typeof given[0] === 'string') {
      this.#page.browser.wire.sent(this.#page, given[0])
      if (this.#onTheWay) this.#onTheWay.push(given[0])
      else super.send(given[0])
    }
  }
  /** What is sent from now on is on its way until `arrive`. */
  stall(): void {
    this.#onTheWay = []
  }
  /** The page sees this line gone, and goes by another: what it said here is on its way still. */
  giveUp(): void {
    this.#page.sockets.delete(this)
    this.#page.run(() => this.emit('close', 1006, Buffer.alloc(0)))
  }
  /** What was on its way gets there after all; what is answered to it, nobody hears. */
  arrive(): void {
    if (this.readyState === this.OPEN) for (const frame of this.#onTheWay ?? []) super.send(frame)
    this.close()
  }
}

function store(of: (page: Page) => Map<string, string>, changed: (page: Page, name: string, value: string | null) => void) {
  // What a page that was closed still wants to keep is nobody's any more.
  const open = () => {
    const page = here.getStore()
    return page && !page.isClosed ? page : null
  }
  return {
    getItem(name: string): string | null {
      const page = open()
      return (page && of(page).get(name)) ?? null
    },
    setItem(name: string, value: string): void {
      const page = open()
      if (!page || of(page).get(name) === value) return
      of(page).set(name, value)
      changed(page, name, value)
    },
    removeItem(name: string): void {
      const page = open()
      if (page && of(page).delete(name)) changed(page, name, null)
    },
  }
}

/** Other tabs of the same browser hear of what one keeps. */
function tellOthers(page: Page, key: string, newValue: string | null): void {
  for (const other of page.browser.pages) {
    if (other !== page) setImmediate(() => other.isClosed || other.tell(Object.assign(new Event('storage'), { key, newValue })))
  }
}

/** fetch, to the site that the page is of. */
function fetchHere(page: Page, path: string, { method = 'GET', body, headers }: { method?: string; body?: string; headers?: Record<string, string> } = {}): Promise<Response> {
  const { site, cookies, agent } = page.browser
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1', port: site.port, path, method, agent, timeout: 10_000,
      headers: { ...headers, host: new URL(site.origin).host, origin: site.origin, cookie: cookieOf(page.browser) },
    }, (response) => {
      let text = ''
      for (const set of response.headers['set-cookie'] ?? []) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (name) cookies.set(name, value ?? '')
      }
      response.on('data', (some) => (text += String(some)))
      response.on('end', () => resolve(new Response(text, { status: response.statusCode ?? 500 })))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.end(body)
  })
}

/** Gives this process what pages expect of a browser. Code outside of a page is left as it was. */
export function beABrowser(): void {
  const createSocket = (address: string): PageSocket => {
    const page = here.getStore()
    // Whatever a page does must have begun on it: else it would try for ever, and the run would blame Heartdesk.
    if (!page) setImmediate(() => { throw new Error('a socket was opened outside of every page: the run itself is wrong') })
    if (!page || page.isClosed) throw new Error('a page that is closed can open no socket')
    return new PageSocket(address, page)
  }
  for (const transport of [NodeWebSocket, BrowserWebSocket]) Object.assign(transport.prototype, { createSocket })
  const fetchAnywhere = globalThis.fetch
  const listenersOf = (type: string) => {
    const page = here.getStore()
    const listeners = page && inside.get(page)?.listeners
    if (!listeners) return new Set<(event: Event) => void>()
    const known = listeners.get(type) ?? new Set()
    listeners.set(type, known)
    return known
  }
  const globals: Record<string, unknown> = {
    document: { visibilityState: 'visible', hasFocus: () => true },
    localStorage: store((page) => page.browser.kept, tellOthers),
    sessionStorage: store(tabOf, () => undefined),
    addEventListener: (type: string, listener: (event: Event) => void) => void listenersOf(type).add(listener),
    removeEventListener: (type: string, listener: (event: Event) => void) => void listenersOf(type).delete(listener),
    fetch: (...given: Parameters<typeof fetch>) => {
      const [to, how] = given
      const page = here.getStore()
      const { method, body, headers } = how ?? {}
      return page && typeof to === 'string' && to.startsWith('/')
        ? fetchHere(page, to, { ...(method && { method }), ...(typeof body === 'string' && { body }), headers: Object.fromEntries(new Headers(headers)) })
        : fetchAnywhere(...given)
    },
  }
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  Object.defineProperty(globalThis, 'location', {
    configurable: true,
    get: () => {
      const page = here.getStore()
      // Each page has a host name of its own, because socket.io-client shares a connection between those of one host.
      return page && { protocol: 'https:', host: `${page.name}:${page.browser.site.port}`, hostname: page.name, port: '', reload: () => setImmediate(() => page.isClosed || page.reload()) }
    },
  })
}
