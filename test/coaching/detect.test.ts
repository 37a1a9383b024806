import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { detect } from '../../server/coaching/detect.ts'
import { buildProgram } from './build-program.ts'
import { shippedBook } from './shipped.ts'

const row = (fields: object): string => JSON.stringify({ id: 'a', conversation: [{ from: 'patron', text: 'ok…' }], draft: 'Bye now!', ...fields })
const read = (fields: object) => detect(row(fields), shippedBook)

describe('one row', () => {
  test('is answered with fourteen behaviours, two scores and the nudges', () => {
    const answer = read({})
    expect(Object.keys(answer)).toEqual(['id', 'behaviours', 'cold', 'patron_upset', 'nudges'])
    expect(Object.keys(answer.behaviours).sort()).toEqual([
      'acknowledges', 'asks_open', 'asks_private_data', 'asks_question', 'bare_link', 'blames', 'checks_answered', 'closing', 'greets', 'invites_back', 'jargon', 'refers', 'restates', 'uses_name',
    ])
    for (const score of [answer.cold, answer.patron_upset]) expect(score >= 0 && score <= 1).toBe(true)
    expect(answer.nudges).toEqual([{ rule: 'R15', level: 'pause' }])
  })

  test('may lack its desk, or its conversation, or name a desk that nobody knows', () => {
    expect(detect('{"id":"a","draft":"Bye now!"}', shippedBook).behaviours.closing).toBe(true)
    expect(read({ conversation: [] }).id).toBe('a')
    expect(read({ conversation: null }).behaviours.closing).toBe(true)
    expect(detect('\uFEFF{"id":"a","draft":"Bye now!"}', shippedBook).id).toBe('a')
    expect(read({ desk: null }).nudges).toHaveLength(1)
    expect(read({ desk: 'moon base' }).nudges).toHaveLength(1)
  })

  test('takes desks by the names that they go by', () => {
    const vague = { conversation: [{ from: 'patron', text: 'i need stuff about climate' }], draft: 'Here you go: https://library.example/guides' }
    expect(read({ ...vague, desk: 'research' }).nudges).toEqual([{ rule: 'R4', level: 'pause' }])
    expect(read({ ...vague, desk: 'Fines' }).nudges).toEqual([])
  })

  test.each([
    ['nope', 'this is not JSON'], ['[]', 'is missing'], ['null', 'expected an object'], ['{"id":1}', 'draft: is missing'],
    ['{"id":1,"draft":"a","conversation":[{"from":"robot","text":"x"}]}', 'conversation.0.from: expected patron or librarian'], ['{"id":1,"draft":7}', 'draft: expected a text'],
  ])('%s is refused by name: %s', (line, expected) => {
    expect(() => detect(line, shippedBook)).toThrow(expected)
  })
})

describe('the program', () => {
  let program: URL
  beforeAll(async () => { program = await buildProgram('server/programs/detect.ts') })

  async function run(input: string) {
    const child = spawn(process.execPath, [fileURLToPath(program)], { stdio: 'pipe' })
    child.stdin.end(input)
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise((resolve) => child.once('close', resolve))])
    return { out, err, code }
  }

  test('answers each line in order and nothing else', async () => {
    const { out, err, code } = await run([row({ id: 'first' }), row({ id: 2 })].join('\n'))
    expect(out.trimEnd().split('\n').map((line) => JSON.parse(line).id)).toEqual(['first', 2])
    expect([err, code]).toEqual(['', 0])
  })

  test('tells a wrong line by its number on standard error, answers the others, and ends with 1', async () => {
    const { out, err, code } = await run(['nope', '', row({ id: 'good' }), '{"id":1}'].join('\r\n'))
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toBe('heartdesk detect: line 1: this is not JSON\nheartdesk detect: line 4: draft: is missing\n')
    expect(code).toBe(1)
  })

  test('takes a row of 20,000 characters among many', async () => {
    const rows = Array.from({ length: 400 }, (_, id) => row({ id, draft: id % 50 === 0 ? 'We have it. '.repeat(1667) : 'We have it.' }))
    const { out } = await run(rows.join('\n'))
    expect(out.trimEnd().split('\n')).toHaveLength(400)
  })
})
