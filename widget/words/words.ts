import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { en, type Words } from './en.ts'

/** The languages, each loaded when it is asked for. English comes with the page: somebody who asks for another sees it until theirs is there. */
const others: Record<string, () => Promise<Words>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
}

/** The words for a locale such as pt-BR, by its language; English where there are none. */
export async function wordsFor(locale: string): Promise<{ locale: string; words: Words }> {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  const load = others[language]
  const dates = isLocale(locale) ? locale : language
  return load ? { locale: dates, words: await load() } : { locale: language === 'en' ? dates : 'en', words: en }
}

/** Whether dates can be written by it: a page may name one that is none, and so does a browser (`en-US@posix`). */
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0
  } catch {
    return false
  }
}

export const Spoken = createContext<{ locale: string; words: Words }>({ locale: 'en', words: en })
export const useWords = (): Words => useContext(Spoken).words
export const useLocale = (): string => useContext(Spoken).locale
