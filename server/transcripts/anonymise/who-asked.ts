import { maskWholeName } from './name-answers.ts'
import type { Page } from './page.ts'

const who = String.raw`(?:who|whom|whose|who['’]s|names?)`
const role = String.raw`(?:teacher|professor|prof|librarian|clerk|nurse|doctor|colleague|colleagues|staff|person|people|instructor|advis[eo]r|neighbou?r|volunteer|student|patron|guardian|manager|of (?:us|them|our|the) \w+)`
const alone = String.raw`(?:guardian|contact person|emergency contact|anyone in particular|someone else|somebody else|first and last|address you|call you|and yours|may i have it|and (?:his|hers|theirs))`
/** A librarian's last question is after somebody, though in none of the forms that `asks` knows. */
const asksWho = new RegExp(String.raw`\b${who}\b[^?\n]{0,80}\?\s*$|^[^?\n]{0,20}\b(?:what'?s|whats|what is|ur|your)\b[^?\n]{0,12}\bname\s*$|\b(?:which|what) ${role}\b[^?\n]{0,60}\?\s*$|\b${alone}\?\s*$`, 'i')
const ofWorks = /\b(?:wrote|written|writes|author|director|directed|illustrat\w+|sang|sings|stars?|starred|starring|played|plays|composed|composer|translat\w+|narrat\w+|painted|publish\w+|books?|novels?|titles?|series|database|file|website|article|journal|films?|movies?|songs?|band|artist|character|company|street|town|city|school|branch|library|restaurant|store|hotel|course|class|pet|dog|cat)\b/i

/** Part of step 5: "Who told you that?", "Which librarian?", and a turn of at most three words that could all be names. Longer answers are left to the cues in them. */
export function maskWhoAnswers(page: Page): void {
  let asked = false
  for (const turn of page.turns) {
    const said = page.text.slice(Math.max(turn.start, turn.end - 160), turn.end)
    if (turn.from === 'librarian') asked = asksWho.test(said) && !ofWorks.test(said.split(/[.!]\s/).at(-1) ?? '')
    else if (turn.from === 'patron' && asked) asked = !maskWholeName(page, turn)
  }
}
