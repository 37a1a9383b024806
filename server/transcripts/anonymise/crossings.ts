import { isOrdinary, isPlace, nameKind } from './names.ts'
import { keep, type Page } from './page.ts'
import type { Word } from './words.ts'

const travels = /^(?:get|getting|go|going|ride|rides|bus|stop|drive|walk|taxi|cab|car|destination|location|pickup|pick|up|picked|dropped|off|travel|traveling|leave|leaving|depart|departing|directions|sent|corner|intersection|me|here)$/

/** "At Forbes and Murray", "a ride to Craig and Center": two streets that cross, where not both are given names; said again, they are the same streets. */
export function keepCrossing(page: Page, first: Word): void {
  const last = first.after?.fold === 'and' ? first.after.after : undefined
  const lead = first.before
  if (!first.capital || !last?.capital || !last.joined || first.digits || last.digits || !lead || (last.after?.capital && last.after.joined && !last.after.opens)) return
  const kinds = [nameKind(first.fold), nameKind(last.fold)]
  if (kinds.every((kind) => kind === 'clear') || !/^(?:at|from|to|on|near|of|between)$/.test(lead.fold)) return
  const isStreet = [first, last].some(({ fold }) => isPlace(fold) || (isOrdinary(fold) && nameKind(fold) === 'none'))
  if (lead.fold === 'at' || isStreet || travels.test(lead.before?.fold ?? '')) keep(page, { first, last }, 'likely')
}
