import type { MessagePort } from 'node:worker_threads'
import { keepLists } from '../../coaching/reading/keep-lists.ts'
import type { RuleFolders } from '../../coaching/rules-folder.ts'
import { parseEvent } from '../../../shared/events.ts'
import type { LogEvent } from '../../store/port.ts'
import { whyAway } from '../../store/sqlite/database.ts'
import { feelingOf, hasCrisis } from '../reports/mood.ts'
import { tallyOf } from '../reports/tally.ts'
import { phrasesOf } from '../topics/phrases.ts'
import type { TopicsAsked } from '../topics/topic-index.ts'
import { transcriptOf, type Around } from '../transcript.ts'
import { dropIndex, isDamage, openIndex } from './open-index.ts'
import type { Week } from './places.ts'
import type { Search } from './find.ts'
import { createSearchIndex, type Come, type SearchIndex } from './search-index.ts'

type Of<K extends string, Fields = object> = { do: K; library: string } & Fields
/** What the server asks of its shelf's worker thread. */
export type ShelfRequest =
  | { do: 'transcribe'; events: LogEvent[]; around: Around } | { do: 'tally'; events: LogEvent[]; zone: string }
  | Of<'weeks'> | Of<'take-in', { week: Week; come: { id: string; desk: string; month: string }[] }>
  | Of<'forget-week', { week: Week; limit: number }>
  | Of<'ready', { limit: number }> | Of<'show', { come: Come[] }>
  | Of<'changes'> | Of<'change', { come: Come; stamp: string }> | Of<'forget-changes', { ids: string[] }>
  | { do: 'taken-out' } | { do: 'scrub'; from: number } | { do: 'scrubbed'; times: number }
  | { do: 'looked'; at: number } | Of<'where', { id: string }> | { do: 'find'; search: Search }
  | { do: 'topics'; asked: TopicsAsked }
export type ToShelf = { ask: number; request: ShelfRequest }
/** And what comes back. An error is told by its kind, or by what is wrong with the disk: other messages might quote a chat. */
export type FromShelf = { ready: true } | { ask: number; answer: unknown } | { ask: number; failed: string }

/** The life of the shelf's worker: one request after the other, remembering nothing but the index in its file. */
export function serveShelf(port: MessagePort, file: string, rules: RuleFolders): void {
  const send = (message: FromShelf): void => port.postMessage(message)
  let opened: SearchIndex | null = null
  const lists = keepLists(rules)
  const index = (): SearchIndex => (opened ??= createSearchIndex(openIndex(file), file))

  /** Of what was asked where there is any sign of a crisis nothing is counted. */
  function withPhrases(come: Come): Come {
    const [first] = come.transcript?.lines ?? []
    return first && 'text' in first && !hasCrisis(come.transcript?.lines ?? [], lists()) ? { ...come, phrases: phrasesOf(first.text) } : come
  }

  function carryOut(request: ShelfRequest): unknown {
    switch (request.do) {
      case 'tally': return tallyOf(request.events.map(parseEvent), request.zone, (chat) => feelingOf(chat, lists()))
      case 'transcribe': return transcriptOf(request.events.map(parseEvent), request.around)
      case 'weeks': return index().weeks(request.library)
      case 'take-in': return index().takeIn(request.library, request.week, request.come)
      case 'forget-week': return index().forgetWeek(request.library, request.week, request.limit)
      case 'ready': return index().ready(request.library, request.limit)
      case 'show': return index().show(request.library, request.come.map(withPhrases))
      case 'changes': return index().changes(request.library)
      case 'change': return index().change(request.library, withPhrases(request.come), request.stamp)
      case 'forget-changes': return index().forgetChanges(request.library, request.ids)
      case 'taken-out': return index().takenOut()
      case 'scrub': return index().scrub(request.from)
      case 'scrubbed': return index().scrubbed(request.times)
      case 'looked': return index().looked(request.at)
      case 'where': return index().where(request.library, request.id)
      case 'find': return index().find(request.search)
      case 'topics': return index().topics(request.asked)
    }
  }

  port.on('message', ({ ask, request }: ToShelf) => {
    try {
      send({ ask, answer: carryOut(request) })
    } catch (error) {
      send({ ask, failed: whyAway(error) ?? (error instanceof Error ? error.name : 'unknown') })
      if (!isDamage(error)) return
      // The next look makes it again from the records.
      opened?.close()
      opened = null
      dropIndex(file)
    }
  })
  send({ ready: true })
}
