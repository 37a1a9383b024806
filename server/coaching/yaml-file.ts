import * as v from 'valibot'
import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'

/** A mistake in a file that a person edits: where it stands, and what was expected there. */
export interface Problem {
  file: string
  /** Counted from 1; 0 where no line can be named. */
  line: number
  /** The field, as a path: examples.nudge.0.draft. Empty for the file as a whole. */
  field: string
  expected: string
}

/** A problem as one line that a person can act on. */
export const told = ({ file, line, field, expected }: Problem): string =>
  `${file}${line > 0 ? `, line ${line}` : ''}${field === '' ? '' : `, ${field}`}: ${expected}`

/** A YAML text that could be read: its plain value, and a way to say where in it something is wrong. */
export interface Yaml {
  value: unknown
  problem(path: readonly PropertyKey[], expected: string): Problem
}

/** Reads one YAML text. Gives every mistake of syntax that the parser found, at its line. */
export function readYaml(file: string, text: string): { yaml: Yaml | null; problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const problems = document.errors.map(({ message, pos }) => ({
    file, line: lines.linePos(pos[0]).line, field: '', expected: `this is not YAML that can be read (${message.split('\n')[0]})`,
  }))
  if (problems.length > 0) return { yaml: null, problems }
  const problem = (path: readonly PropertyKey[], expected: string): Problem => ({
    file, line: lineOf(document, path, lines), field: path.map(String).join('.'), expected,
  })
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 })
  } catch {
    return { yaml: null, problems: [problem([], 'write things out in place of YAML aliases')] }
  }
  return { yaml: { value, problem }, problems }
}

/** The line of a field, or of the nearest thing around it when the field itself is missing. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && String(item.key) === String(path[length - 1])) : undefined
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : 0
}

/** What valibot found wrong, each at its place and in the words of the schema. `entries` are the fields that the file may have. */
export function problemsOf(yaml: Yaml, issues: readonly v.BaseIssue<unknown>[], entries: v.ObjectEntries): Problem[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
    const [field] = path
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      return yaml.problem(path, `is not a field here${path.length === 1 ? `; there are: ${Object.keys(entries).join(', ')}` : ''}`)
    }
    if (issue.type === 'strict_object' && issue.received === 'undefined') {
      const missing = path.length === 1 && typeof field === 'string' ? entries[field] : undefined
      const wanted = missing === undefined ? undefined : v.safeParse(missing, undefined).issues?.[0].message
      return yaml.problem(path, wanted === undefined ? 'is missing' : `is missing; expected ${wanted}`)
    }
    return yaml.problem(path, `expected ${issue.message}, found ${issue.received === 'undefined' ? 'nothing' : issue.received}`)
  })
}
