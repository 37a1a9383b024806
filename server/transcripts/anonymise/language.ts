import type { Page } from './page.ts'
import type { Word } from './words.ts'

/** The languages the widget speaks; `other` is any that is none of them and not English. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'ar' | 'other'

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Small words that tell a language. Those that two of them share tell nothing and are left out. */
const small: Record<Exclude<Language, 'ar' | 'other'>, Set<string>> = {
  en: set(`the and you your is are was have has my for it of to this that with can i i'm im on at in be do does not what how please thanks thank hi hello there if but from yes no we they he she
    need want would could any some get got will our just book books library card name`),
  de: set(`der die das und ich ist nicht sie ein eine einen einer mein meine meinen meiner meinem mit auf fur von zu im bei noch auch oder wir ihr ihre ihren ihrem haben hat habe hatte kann konnen konnten bitte
    danke guten tag hallo wie lautet wo wann welche welcher was ja nein buch bucher bibliothek ausweis gern gerne dass wenn aber vom zum zur am den dem des sind war wird mir mich uns heute`),
  fr: set(`le les une et je vous est pas pour mon ma mes avec sur dans ce cette qui que au aux du des sont bonjour bonsoir merci oui votre vos quel quelle avez ai suis livre livres bibliotheque carte
    c'est j'ai n'est qu'il d'une l'on nous chez plus tres bien aussi comment pouvez etes sera ici voici svp`),
  es: set(`el los las una y mi mis su sus con para por que del al es esta este como donde cuando cual hola gracias buenas buenos tardes dias si no usted tiene tengo puede quiero necesito libro libros biblioteca
    carne tarjeta numero lo le me se pero muy ayer hoy favor soy hay tambien yo ella ellos nosotros queremos`),
}
/** Whether a folded word is one of the small words of a language. */
export const isSmallWord = (fold: string, language: Language | undefined): boolean => language !== undefined && language in small && small[language as keyof typeof small].has(fold)

const others = set(`il di che per sono una gli della nel grazie ciao cerco vorrei non anche o os um uma nao com obrigado obrigada ola livro het een ik niet van voor met heb boek och jag att en som tack jeg er og det ikke
  w na nie jest sie do prosze dzien dobry mam czy`)

/** What language each turn is in. A turn that tells nothing is in the language of the turns before it, or of the first that tells one. */
export function languagesOf({ turns, text }: Pick<Page, 'turns' | 'text'>): Language[] {
  const told = turns.map((turn) => tell(turn.words, text.slice(turn.start, Math.min(turn.end, turn.start + 400))))
  let last = told.find((language) => language !== undefined) ?? 'en'
  return told.map((language) => (last = language ?? last))
}

function tell(words: readonly Word[], text: string): Language | undefined {
  if ((text.match(/\p{Script=Arabic}/gu)?.length ?? 0) > text.length / 4) return 'ar'
  const counts = { en: 0, de: 0, fr: 0, es: 0, other: 0 }
  for (const { fold } of words.slice(0, 80)) {
    for (const language of ['en', 'de', 'fr', 'es'] as const) if (small[language].has(fold)) counts[language] += 1
    if (others.has(fold)) counts.other += 1
  }
  const most = Math.max(...Object.values(counts))
  const best = (['en', 'de', 'fr', 'es', 'other'] as const).filter((language) => counts[language] === most)
  return most > 0 && best.length === 1 ? best[0] : undefined
}
