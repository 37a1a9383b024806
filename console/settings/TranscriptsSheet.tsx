import type { Library } from '../../shared/desk.ts'
import { NumberField } from './SettingField.tsx'
import { TextItems } from './TextItems.tsx'

type Transcripts = Library['transcripts']

/** How long transcripts are kept, and what tells a patron's data from the library's own when they are made. */
export function TranscriptsSheet({ transcripts, onChange }: { transcripts: Transcripts; onChange: (transcripts: Transcripts) => void }) {
  const set = (change: Partial<Transcripts>) => onChange({ ...transcripts, ...change })
  return (
    <section class="card" aria-labelledby="transcripts">
      <h2 id="transcripts">Transcripts</h2>
      <p>When a chat ends, a copy without names and numbers is made for the reading room. Here you say how long it stays, and what your library’s own names and numbers look like; that counts for chats that end from now on.</p>
      <div class="field short">
        <NumberField path="transcripts.keepMonths" label="Months that a transcript is kept" value={transcripts.keepMonths} onNumber={(keepMonths) => set({ keepMonths })} hint="Then it is erased everywhere. 0: none is made or kept. Fewer months hold from tomorrow on. Patrons read this before they ask." />
      </div>
      <TextItems path="transcripts.cardPatterns" title="What library card numbers look like" hint="Taken out of transcripts. Such as “2 + 13 digits” (a 2, then thirteen more), “A or B + 8 digits”, “3 letters + 4 digits”." one="pattern of cards" all={transcripts.cardPatterns} onChange={(cardPatterns) => set({ cardPatterns })} />
      <TextItems path="transcripts.studentPatterns" title="What student numbers look like" hint="Taken out as well, and written in the same way." one="pattern of students" all={transcripts.studentPatterns} onChange={(studentPatterns) => set({ studentPatterns })} />
      <TextItems path="transcripts.ownPhones" title="The library’s own phone numbers" hint="These stay in: they are nobody’s private number. Any spelling is known again." one="phone number" all={transcripts.ownPhones} onChange={(ownPhones) => set({ ownPhones })} input={{ type: 'tel', dir: 'ltr' }} />
      <TextItems path="transcripts.ownHosts" title="The library’s own web addresses" hint="Such as library.example.edu. Links to them stay in, and so do a desk’s e-mail addresses. The websites above count anyway." one="web address" all={transcripts.ownHosts} onChange={(ownHosts) => set({ ownHosts })} input={{ dir: 'ltr' }} />
      <TextItems path="transcripts.branches" title="Branches and rooms with a person’s name" hint="Such as Grace Hill: without this they are taken for a person." one="branch" all={transcripts.branches} onChange={(branches) => set({ branches })} />
    </section>
  )
}
