import { useEffect } from 'preact/hooks'
import type { Chime } from '../chime.ts'
import { useWork } from '../at-work.ts'
import { Calls } from './Calls.tsx'
import { MyName } from './MyName.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MyReports } from './MyReports.tsx'

/** What is mine: my name at the desk, how I am called, how many chats at once, my password, what became of a threat that I reported. */
export function Me({ chime }: { chime: Chime }) {
  const { me } = useWork()
  useEffect(() => document.getElementById('content')?.focus({ preventScroll: true }), [])
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Me</h1>
      <p class="lead">{me.email}</p>
      <MyName />
      <Calls chime={chime} />
      <MyReports />
      <MyPassword />
    </main>
  )
}
