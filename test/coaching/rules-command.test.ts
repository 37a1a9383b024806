import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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

  test('says how it is used, and that a folder is not there', async () => {
    expect(await rulesCommand([])).toBe(2)
    expect(await rulesCommand(['check', join(own, 'nowhere')])).toBe(2)
    expect(said).toEqual(['use: heartdesk rules check [the folder of your own rules]', `heartdesk: there is no folder ${join(own, 'nowhere')}`])
  })
})
