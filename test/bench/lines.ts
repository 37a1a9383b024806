/** One line of the bench: a value beside its floor in the same run. */
export interface BenchLine {
  line: string
  value: number
  floor: number
  ratio: number
  unit: string
}

export const besideFloor = (line: string, value: number, floor: number, unit: string): BenchLine => ({ line, value, floor, ratio: value / floor, unit })

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(3))

/** A table for people: line, value, floor, ratio. */
export function table(lines: readonly BenchLine[]): string {
  const rows = lines.map(({ line, value, floor, ratio, unit }) => [line, `${number(value)} ${unit}`, `${number(floor)} ${unit}`, `${ratio.toFixed(2)}x`])
  const all = [['line', 'value', 'floor', 'ratio'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** The value below which the given share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
