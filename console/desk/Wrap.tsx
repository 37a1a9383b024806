import { limits } from '../../shared/commands.ts'
import { companyTag, isForCompany } from '../../shared/reports.ts'

export interface Wrapped {
  readLevel: number | null
  tags: string
}

export const readTags = (text: string): string[] => [...new Set(text.split(/[,;\n]/).map((tag) => tag.trim().toLowerCase()).filter(Boolean))]

const withCompany = (tags: string, isSo: boolean): string => [...readTags(tags).filter((tag) => tag !== companyTag), ...(isSo ? [companyTag] : [])].join(', ')

/** The READ scale (Reference Effort Assessment Data; Gerlich and Berard, 2007), in a few words each. */
const levels = ['Directions, opening hours', 'Catalogue or a known item', 'A source or two', 'Several sources, some thought', 'Research, an appointment', 'In depth, over days']

/** What is noted at the end of a chat: how much it took, and what it was about. Both can be left out. */
export function Wrap({ wrapped, onChange }: { wrapped: Wrapped; onChange: (wrapped: Wrapped) => void }) {
  return (
    <>
      <fieldset class="read">
        <legend>How much did it take? <span class="quiet">(READ level, may be left out)</span></legend>
        {levels.map((words, index) => (
          <label key={words} class="choice">
            <input type="radio" name="read-level" checked={wrapped.readLevel === index + 1} onChange={() => onChange({ ...wrapped, readLevel: index + 1 })} />
            <span><strong>{index + 1}</strong> {words}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="tags">Tags <span class="quiet">(commas between, may be left out)</span></label>
        <input id="tags" value={wrapped.tags} maxLength={limits.tags * (limits.tag + 2)} autoComplete="off" onInput={(event) => onChange({ ...wrapped, tags: event.currentTarget.value })} />
      </div>
      <label class="choice">
        <input type="checkbox" checked={isForCompany(readTags(wrapped.tags))} onChange={(event) => onChange({ ...wrapped, tags: withCompany(wrapped.tags, event.currentTarget.checked) })} />
        <span>They came for company <span class="quiet">(a tag too: such a chat never counts as long or unanswered)</span></span>
      </label>
    </>
  )
}
