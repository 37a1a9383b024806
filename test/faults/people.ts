import { createDrafts } from '../../console/drafts.ts'
import { createLibrarian, type LibrarianEnd } from '../../console/librarian.ts'
import { isOver } from '../../shared/chat.ts'
import type { Member } from '../../shared/who.ts'
import { logOfKey } from '../../server/keys.ts'
import { logName } from '../../server/rooms.ts'
import { createKeep, Kept } from '../../widget/keep.ts'
import { createPatron, type PatronEnd } from '../../widget/patron.ts'
import * as v from 'valibot'
import type { Looked, Queue } from './check.ts'
import { openPage, tabOf, type Browser, type Page } from './page.ts'
import type { Random } from './random.ts'
import type { Record } from './record.ts'

/** Somebody at a page, who does one thing at a time as people do, whatever the line is like. */
export interface Person {
  /** Whatever comes before the first word: true once it is done. */
  begin: () => Promise<boolean>
  /** One thing: a word, a claim, an end. */
  act: () => void
  /** Loads the page again, in the middle of whatever it does. */
  refresh: () => void
  /** The same page once more beside it, or one less: a patron has two tabs now and then. */
  secondTab: () => void
  pages: () => Page[]
  /** What of theirs is not at rest, each in a line of words: a page that is not connected, a word that is on its way. */
  unrest: () => string[]
  screens: () => Looked[]
  queue: () => Queue | null
  leave: () => void
}

const desk = 'main/reference'
/** So many messages somebody writes while none arrives. */
const patient = 12

/** A patron at the widget: asks, says this and that, ends or is ended, and asks again. */
export function patron(name: string, browser: Browser, random: Random, record: Record): Person {
  let tabs: { page: Page; end: PatronEnd }[] = []
  let said = 0

  function open(tab?: Map<string, string>): void {
    const page = openPage(browser, tab)
    const end = page.run(() => createPatron({
      library: 'main', desk: 'reference', keep: createKeep(desk, false),
      changed: ({ screen, gone, turnedDown }) => {
        if (page.isClosed) return
        record.shows(`${name}, ${page.name}`, screen)
        for (const { messageId } of screen.unsent) mine.add(messageId)
        // What was not said yet when the question was turned down stands in the form with it.
        if (gone === 'changed' || turnedDown) record.told(mine)
      },
    }))
    const opened = { page, end }
    page.reload = () => again(opened)
    tabs = [...tabs, opened]
  }
  function again(closing: { page: Page; end: PatronEnd }): void {
    const kept = tabOf(closing.page)
    close(closing)
    open(kept)
  }
  function close({ page, end }: { page: Page; end: PatronEnd }): void {
    page.close()
    page.run(() => end.quit())
    tabs = tabs.filter((one) => one.page !== page)
  }
  /** The message ids of the chat that is on the page: what is told to be gone is these. */
  const mine = new Set<string>()
  open()

  return {
    begin: async () => true,
    act() {
      const tab = random.pick(tabs)
      if (!tab) return
      const { page, end } = tab
      const { screen, begun } = end.now()
      page.run(() => {
        if (!begun) {
          mine.clear()
          return end.begin({ kind: 'request-chat', desk: 'reference', name, question: `${name} asks the ${(said += 1)}th`, page: '', locale: 'en', keep: true, shared: false, email: null })
        }
        if (isOver(screen.chat)) return screen.unsent.every((one) => one.isRefused) ? end.startAgain() : undefined
        if (screen.chat.status === 'open' && random.chance(0.02)) return void end.ask({ kind: 'close-chat' })
        // Whoever sees that nothing arrives waits, sooner or later.
        if (screen.unsent.length >= patient) return
        if (random.chance(0.15)) return end.draft('half a th')
        end.say(`${name} says the ${(said += 1)}th`)
      })
    },
    refresh() {
      const tab = random.pick(tabs)
      if (tab) again(tab)
    },
    secondTab() {
      const [first, second] = tabs
      if (second) close(second)
      else if (first?.end.now().begun) open()
    },
    pages: () => tabs.map(({ page }) => page),
    unrest: () => tabs.flatMap(({ page, end }) => {
      const { screen, connected, begun, barred, refused } = end.now()
      const why = `(${barred?.refusal ?? refused?.refusal ?? 'without a word'})`
      return [
        ...(connected ? [] : [`${name}, ${page.name}: not connected ${why}`]),
        ...(screen.asking ? [`${name}, ${page.name}: asks what it missed`] : []),
        ...(begun && screen.chat.status === 'unasked' ? [`${name}, ${page.name}: has asked, and waits for it to be taken ${why}`] : []),
        ...screen.unsent.filter((one) => !one.isRefused).map((one) => `${name}, ${page.name}: message ${one.messageId} is on its way ${why}`),
      ]
    }),
    screens: () => tabs.flatMap(({ page, end }): Looked[] => {
      const kept = v.safeParse(Kept, JSON.parse(browser.kept.get(`heartdesk ${desk}`) ?? 'null'))
      return kept.success && end.now().begun ? [{ who: `${name} (${page.name}${end.now().connected ? '' : ', not connected'})`, log: logOfKey('main', kept.output.key), audience: 'patron', screen: end.now().screen }] : []
    }),
    queue: () => null,
    leave: () => [...tabs].forEach(close),
  }
}

/** A librarian at the console: takes who waits, answers, notes, passes on, ends. */
export function librarian(me: Member, browser: Browser, random: Random, record: Record): Person {
  let said = 0
  let now: { page: Page; end: LibrarianEnd }

  function open(tab?: Map<string, string>): void {
    const page = openPage(browser, tab)
    const end = page.run(() => createLibrarian({
      library: 'main', me, drafts: createDrafts('main', me.id), rang: () => undefined, signedOut: () => { throw new Error(`${me.name} was signed out`) },
      changed: ({ conversations }) => {
        if (page.isClosed) return
        for (const { screen } of Object.values(conversations)) {
          record.shows(me.name, screen)
        }
      },
    }))
    now = { page, end }
  }
  function close(): void {
    now.page.close()
    now.page.run(() => now.end.end())
  }
  open()

  function act(): void {
    const { page, end } = now
    const { view, conversations } = end.now()
    if (!view) return
    const mine = view.chats.filter(({ status, librarians }) => status === 'open' && librarians.some((one) => one.staff === me.id))
    const waiting = view.chats.filter(({ status }) => status === 'waiting')
    page.run(() => {
      const next = random.pick(waiting)
      if (next && (mine.length === 0 || random.chance(0.5))) return void end.command(next.chat, { kind: 'accept-chat' })
      const chat = random.pick(mine)?.chat
      if (chat === undefined) return
      const conversation = conversations[chat]
      if (random.chance(0.03)) return void end.command(chat, { kind: 'close-chat' })
      if (random.chance(0.02)) return void end.command(chat, { kind: 'return-chat' })
      if (random.chance(0.02)) return void end.command(chat, { kind: 'transfer-chat', desk: 'reference', colleague: null, reason: 'for you' })
      if (random.chance(0.03)) return void end.command(chat, { kind: 'rate-read', readLevel: random.between(1, 6) })
      if (conversation?.isPaused) return void end.send(chat)
      if ((conversation?.screen.unsent.length ?? 0) >= patient) return
      end.note(chat, random.chance(0.1))
      end.type(chat, `${me.name} answers the ${(said += 1)}th`)
      void end.send(chat)
    })
  }

  const isMine = (chat: string) => now.end.now().view?.chats.some((one) => one.chat === chat && one.librarians.some(({ staff }) => staff === me.id)) === true
  const isShown = (chat: string) => isMine(chat) || now.end.now().shown.includes(chat)
  return {
    async begin() {
      const { page, end } = now
      return end.now().view !== null && (await page.run(() => end.available({ available: true, desks: ['reference'], cap: 20 }))) === null
    },
    act,
    refresh() {
      const kept = tabOf(now.page)
      close()
      open(kept)
    },
    secondTab: () => undefined,
    pages: () => [now.page],
    unrest: () => {
      const { isConnected, conversations } = now.end.now()
      return [
        ...(isConnected ? [] : [`${me.name}, ${now.page.name}: not connected`]),
        ...Object.entries(conversations).flatMap(([chat, { screen, isSending, refused }]) => [
          ...(isSending ? [`${me.name}, ${chat}: a draft is with the coach`] : []),
          ...screen.unsent.filter((one) => !one.isRefused).map((one) => `${me.name}, ${chat}: message ${one.messageId} is on its way (asking ${screen.asking}, ${refused?.refusal ?? 'without a word'})`),
        ]),
      ]
    },
    screens: () => Object.entries(now.end.now().conversations).flatMap(([chat, { screen, refused }]): Looked[] =>
      // A chat that may not be read any more stands on the screen as it was; one that was put away is read again when it is looked at.
      refused?.refusal === 'not-in-this-chat' || (screen.asking && !isShown(chat)) ? [] : [{ who: me.name, log: logName('main', chat), audience: 'librarian', screen }]),
    queue: () => ({ who: me.name, chats: now.end.now().view?.chats ?? [] }),
    leave: close,
  }
}
