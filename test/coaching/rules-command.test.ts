import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { checkRules, rulesCommand } from '../../server/coaching/rules-command.ts'

const own = mkdtempSync(join(tmpdir(), 'heartdesk-rules-'))
const write = (path: string, text: string): void => {
  mkdirSync(join(own, path, '..'), { recursive: true })
  writeFileSync(join(own, path), text)
}
afterAll(() => rmSync(own, { recursive: true }))

describe('heartdesk rules check', () => {
  const said: string[] = []
  beforeEach(() => {
    for (const way of ['log', 'error'] as const) vi.spyOn(console, way).mockImplementation((line) => said.push(String(line)))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    said.length = 0
  })

  test('finds nothing wrong with the shipped rules', async () => {
    expect(checkRules(null).problems).toEqual([])
    expect(await rulesCommand(['check'])).toBe(0)
    expect(said.join()).toMatch(/^\d+ rules, 0 of them from your folder, 1 off; 12 rehearsals; all is well$/)
  })

  test("tells every mistake in a library's folder: of syntax, of fields, and examples that come out otherwise", async () => {
    write('closure/broken.yaml', 'id: [')
    write('off.yaml', 'id: use-their-name\nlevel: loud\n')
    write('judging.yaml', 'id: no-judging\nphrases: [something else]\n')
    write('lists/goodbyes.yaml', 'phrases: [toodle pip, "a.*b"]\n')
    expect(await rulesCommand(['check', own])).toBe(1)
    expect(said).toContain('your off.yaml, line 2, level: expected one of margin, pause, off, found "loud"')
    expect(said).toContain('your judging.yaml, examples.nudge.0: this example should nudge, and the rule stays quiet')
    expect(said.join('\n')).toMatch(/your closure\/broken\.yaml, line \d+: this is not YAML that can be read/)
    expect(said.join('\n')).toContain('your lists/goodbyes.yaml, line 1, phrases.1: expected words')
    expect(said.at(-1)).toMatch(/to mend$/)
  })

  test('says what each file of the folder does, so that a copy which kept its id is seen to change the shipped rule', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heartdesk-rules-'))
    const copy = readFileSync(join(shippedRules, 'engagement/no-judging.yaml'), 'utf8')
    mkdirSync(join(folder, 'engagement'))
    writeFileSync(join(folder, 'engagement/youre-welcome.yaml'), copy)
    writeFileSync(join(folder, 'off.yaml'), 'id: use-their-name\nlevel: off\n')
    expect(await rulesCommand(['check', folder])).toBe(0)
    expect(said).toContain('your engagement/youre-welcome.yaml: changes the shipped rule no-judging')
    expect(said).toContain('your off.yaml: changes the shipped rule use-their-name (off)')
    writeFileSync(join(folder, 'engagement/youre-welcome.yaml'), copy.replace('id: no-judging', 'id: youre-welcome'))
    expect(await rulesCommand(['check', folder])).toBe(0)
    expect(said).toContain('your engagement/youre-welcome.yaml: a rule of its own, youre-welcome')
    rmSync(folder, { recursive: true })
  })

  test('tells a file that is not UTF-8, one that is too large, and one that an editor called .txt; and passes over what editors keep for themselves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heartdesk-rules-'))
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('name: caf\xe9', 'latin1'))
    writeFileSync(join(folder, 'large.yaml'), 'a'.repeat(600_000))
    writeFileSync(join(folder, 'saved.yaml.txt'), 'id: saved')
    for (const aside of ['._mac.yaml', '.vim.yaml.swp', 'kept.yaml~']) writeFileSync(join(folder, aside), Buffer.from([0, 255, 1]))
    expect(await rulesCommand(['check', folder])).toBe(1)
    expect(said.slice(0, -1)).toEqual([
      `${join(folder, 'large.yaml')}: can't be read (it is larger than 500 KB, which no rule or list is)`,
      `${join(folder, 'latin.yaml')}: can't be read (it is not saved as UTF-8: save it again, with UTF-8 as its encoding)`,
      `${join(folder, 'saved.yaml.txt')}: can't be read (its name should end in .yaml, not in .txt)`,
    ].sort())
    rmSync(folder, { recursive: true })
  })

  test('says how it is used, and that a folder is not there', async () => {
    expect(await rulesCommand([])).toBe(2)
    expect(await rulesCommand(['check', join(own, 'nowhere')])).toBe(2)
    expect(said).toEqual(['use: heartdesk rules check [the folder of your own rules]', `heartdesk: there is no folder ${join(own, 'nowhere')}`])
  })
})
