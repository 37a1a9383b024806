import { useEffect, useState } from 'preact/hooks'
import { Dialog } from './Dialog.tsx'
import { useWork } from './at-work.ts'

const keys: [string, string][] = [
  ['Alt T', 'Take the chat that waits longest'],
  ['Alt 1 … Alt 9', 'Go to one of my chats'],
  ['Alt ↑, Alt ↓', 'The chat before, the chat after'],
  ['Enter', 'Send; when the coach asks something, Enter again sends it as it is'],
  ['Shift Enter', 'A new line'],
  ['Alt N, Alt D, Alt Q', 'Say to a nudge: not here, already did, quiet this rule'],
  ['↓ ↑ or j k, Enter, Escape', 'In a list of transcripts: move, open, come back'],
  ['← →, Shift, m', 'In a transcript: pick words, pick more, take them out'],
  ['?', 'These keys'],
]

const isWriting = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input, textarea, select')
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click()
const write = () => requestAnimationFrame(() => document.querySelector<HTMLElement>('.column.front [data-composer]')?.focus())

/** The console's keys. They press the same buttons that a mouse would; `?` shows them. */
export function Keys() {
  const { state: { front } } = useWork()
  const [isShown, setShown] = useState(false)

  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.isComposing || document.querySelector('dialog[open]')) return
      if (event.key === '?' && !isWriting(event.target)) return setShown(true)
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const tabs = [...document.querySelectorAll<HTMLElement>('[data-chat-tab]')]
      const at = tabs.findIndex((tab) => tab.ariaCurrent === 'true')
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (event.code === 'KeyT') press('[data-take]')
      else if (digit) tabs[Number(digit) - 1]?.click()
      else if (event.key === 'ArrowDown') tabs[(at + 1) % tabs.length]?.click()
      else if (event.key === 'ArrowUp') tabs.at((at - 1) % tabs.length)?.click()
      else return
      event.preventDefault()
      write()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  useEffect(() => void write(), [front])

  if (!isShown) return null
  return (
    <Dialog title="Keys" onClose={() => setShown(false)}>
      <dl class="keys">
        {keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}
      </dl>
      <p class="row"><button type="button" class="main" onClick={() => setShown(false)}>Close</button></p>
    </Dialog>
  )
}
