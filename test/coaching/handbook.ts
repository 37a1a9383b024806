import * as v from 'valibot'
import { parse } from 'yaml'
import { deskKinds } from '../../shared/desk.ts'
import type { Check } from '../../server/coaching/check.ts'
import { behaviours } from '../../server/coaching/rule.ts'
import type { Behaviour } from '../../server/coaching/rule.ts'
import type { RuleFile } from '../../server/coaching/rule-file.ts'
import type { Rule, RuleBook } from '../../server/coaching/rules.ts'

/** Where the part of docs/coaching-rules.md begins that is made from the rules. */
export const madeFromHere = '<!-- Made from the rule files from here on: npx vitest run test/coaching/handbook.test.ts -u -->'

const titles: Readonly<Record<Behaviour, string>> = {
  inclusion: 'Inclusion', approachability: 'Approachability', engagement: 'Engagement', searching: 'Searching', evaluation: 'Evaluation', closure: 'Closure',
}
const any = (list: readonly string[]): string => (list.length === 0 ? 'any' : list.join(', '))

/** The handbook's second half: every rule, what desks change, every check and every word list, from the data itself. */
export function handbook({ rules, desks }: RuleBook, checks: Readonly<Record<string, Check>>, files: readonly RuleFile[]): string {
  return [
    madeFromHere,
    '## The rules',
    ...behaviours.flatMap((behaviour) => [`### ${titles[behaviour]}`, ...rules.filter((rule) => rule.behaviour === behaviour).sort(byNumber).map(told)]),
    '## What each kind of desk changes',
    table(['kind', 'called', 'patience (s)', 'cold from', 'levels of its own'], deskKinds.map((kind) => {
      const { name, patience, coldFrom, levels } = desks[kind]
      return [`\`${kind}\``, name, String(patience), String(coldFrom), Object.entries(levels).map(([rule, level]) => `${rule} ${level}`).join(', ') || '–']
    })),
    '## The checks',
    'A rule names one of these in `check`. The list is closed: a new check is a small file of TypeScript in `server/coaching/checks/`.',
    table(['check', 'speaks when', 'fields of its own', 'used by'], Object.entries(checks).map(([name, { says, fields }]) => [
      `\`${name}\``, says, Object.keys(fields).map((field) => `\`${field}\``).join(', ') || '–',
      rules.filter((rule) => rule.check === name).map((rule) => `\`${rule.id}\``).join(', ') || '–',
    ])),
    '## The word lists',
    'In `coaching-rules/lists/`. A file of one of these names in your own `lists/` is laid over it.',
    table(['list', 'what it is for'], files.flatMap(({ path, text }) => {
      const what = path.startsWith('lists/') ? v.parse(List, parse(text)).what : ''
      return what === '' ? [] : [[`[${path.slice('lists/'.length, -'.yaml'.length)}](../coaching-rules/${path})`, what]]
    })),
  ].join('\n\n') + '\n'
}
const List = v.object({ what: v.string() })

function told({ id, number, name, check, level, asks, why, source, example, when, file }: Rule): string {
  const quiet = when['quiet-for'].length === 0 ? '' : ` Quiet for: ${when['quiet-for'].join(', ')}.`
  const only = when['only-for'].length === 0 ? '' : ` Only for: ${when['only-for'].join(', ')}.`
  return [
    `**${number === undefined ? '' : `${number} `}${name}** (\`${id}\`, [${file}](../coaching-rules/${file}))\\`,
    `*${asks}*\\`,
    `${why} Source: ${source}.\\`,
    `Level: ${level}. Check: \`${check}\`. Stages: ${any(when.stages)}. Desks: ${any(when.desks)}.${only}${quiet} Example, about another question: “${example.trim()}”`,
  ].join('\n')
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')

const byNumber = (one: Rule, other: Rule): number => Number(one.number?.slice(1) ?? 99) - Number(other.number?.slice(1) ?? 99) || one.id.localeCompare(other.id)
