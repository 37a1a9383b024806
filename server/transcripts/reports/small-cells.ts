/** Fewer chats than this are a small cell; and so are fewer librarians, where a number says how they work. */
export const enough = 5

/** A number, and the tokens of the librarians behind it. */
export interface Cell { count: number; who: readonly string[] }
export type Cells = Record<string, Cell>

/** Whether a number may be shown. */
export type IsEnough = (cell: Cell) => boolean
export const enoughChats: IsEnough = ({ count }) => count >= enough
export const enoughLibrarians: IsEnough = ({ count, who }) => count >= enough && new Set(who).size >= enough

export const sumOf = (cells: readonly Cell[]): Cell => ({ count: cells.reduce((sum, { count }) => sum + count, 0), who: [...new Set(cells.flatMap(({ who }) => who))].sort() })

/**
 * Which cells may be shown, and which not. The total of all may be known, so what is left when the shown ones are taken from it has to be fit to be shown itself: of two cells or more, and
 * enough together. Until it is, the smallest of those that were fit is held back too (complementary suppression: Cox, "Suppression methodology and statistical disclosure control", JASA 1980).
 */
export function withoutSmall(cells: Cells, isEnough: IsEnough): { shown: Cells; hidden: Cells } {
  const entries = Object.entries(cells).filter(([, { count }]) => count > 0).sort(([name, a], [other, b]) => b.count - a.count || name.localeCompare(other))
  const shown = entries.filter(([, cell]) => isEnough(cell))
  const hidden = entries.filter(([, cell]) => !isEnough(cell))
  const isSafe = () => hidden.length === 0 || (hidden.length > 1 && isEnough(sumOf(hidden.map(([, cell]) => cell))))
  while (shown.length > 0 && !isSafe()) hidden.push(...shown.splice(-1))
  return { shown: Object.fromEntries(shown), hidden: Object.fromEntries(hidden) }
}
