import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import * as v from 'valibot'
import { Library } from '../../shared/desk.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { problemsOf } from './Problems.ts'
import { isChanged, opened, saved, Stored, type Sheet } from './sheet.ts'
import { unsaved } from './unsaved.ts'

/**
 * The library's settings, read, changed and saved. Each save names the version that it changes; where somebody else was first, both versions
 * are there: mine as `library`, the other as `theirs`. `tries` counts the saves that came to nothing because something was wrong.
 */
export function useSettings() {
  const { library: id, me } = useWork()
  const whose = `${id}/${me.id}`
  const [sheet, setSheet] = useState<Sheet | null>(() => unsaved.of(whose))
  const [tries, setTries] = useState(0)
  const [told, setTold] = useState<{ problem?: string; done?: string }>({})

  useEffect(() => {
    if (sheet) return
    void ask(id, 'GET', '/settings', Stored).then((answer) => (isRefusal(answer) ? setTold({ problem: refusedInWords(answer) }) : setSheet(opened(answer))))
  }, [id])
  useLayoutEffect(() => unsaved.keep(whose, sheet && isChanged(sheet) ? sheet : null), [sheet])
  // Looked at anew with each change, so that a mark goes when its field is right and follows what moves.
  const problems = useMemo(() => {
    const read = tries > 0 && sheet ? v.safeParse(Library, sheet.library) : null
    return read && !read.success ? problemsOf(read.issues) : {}
  }, [tries, sheet?.library])

  function change(next: (sheet: Sheet) => Sheet): void {
    setSheet((now) => now && next(now))
    setTold({})
  }
  /** The settings as they are stored, by me or by somebody else; what I changed is dropped. */
  function take(stored: Stored): void {
    setTries(0)
    change(() => opened(stored))
  }
  async function save(version: number): Promise<void> {
    if (!sheet) return
    const read = v.safeParse(Library, sheet.library)
    if (!read.success) {
      const places = Object.keys(problemsOf(read.issues)).length
      setTries(tries + 1)
      return setTold({ problem: `Please check what is marked: ${places} ${places === 1 ? 'place' : 'places'}.` })
    }
    setTold({})
    const answer = await ask(id, 'PUT', '/settings', Stored, { version, library: read.output })
    if (isRefusal(answer)) return setTold({ problem: refusedInWords(answer) })
    // What comes back is either what was sent, or what somebody else put there meanwhile.
    if (JSON.stringify(answer.library) !== JSON.stringify(read.output)) return setSheet((now) => now && { ...now, theirs: answer })
    if (unsaved.of(whose) === sheet) unsaved.keep(whose, null)
    setTries(0)
    setSheet((now) => now && saved(now, sheet, answer))
    setTold({ done: 'Saved. It holds from now on.' })
  }
  return { sheet, problems, tries, told, change, take, save }
}
