import { useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import type { PatronEnd } from '../patron.ts'
import { asText } from '../as-text.ts'
import { useLocale, useWords } from '../words/words.ts'

/** What a patron can do with their chat: print it, take it along, have it erased, ask something new. */
export function Copies({ chat, library, patron }: { chat: Chat; library: string; patron: PatronEnd }) {
  const words = useWords()
  const locale = useLocale()
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState('')
  const erase = async () => setProblem((await patron.erase()) ? '' : words.failed)

  function download(): void {
    const address = URL.createObjectURL(new Blob([asText(chat, library, words, locale)], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'chat.txt'
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }

  if (sure) {
    return (
      <div class="warning" role="alertdialog" aria-label={words.eraseSure}>
        <p>{words.eraseSure}</p>
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="row">
          <button type="button" onClick={() => void erase()}>{words.eraseYes}</button>
          <button type="button" autoFocus onClick={() => setSure(false)}>{words.keepIt}</button>
        </p>
      </div>
    )
  }
  return (
    <div class="copies">
      <button type="button" onClick={() => print()}>{words.print}</button>
      <button type="button" onClick={download}>{words.download}</button>
      <button type="button" onClick={() => setSure(true)}>{words.erase}</button>
      <button type="button" onClick={patron.startAgain}>{words.startAgain}</button>
    </div>
  )
}
