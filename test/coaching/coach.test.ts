import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coach } from '../../server/coaching/coach.ts'
import type { ChatDraft } from '../../server/coaching/draft.ts'
import { aChat, noWish } from './a-chat.ts'
import { shippedBook } from './shipped.ts'

const nudgeOf = (chat: ChatDraft) => coach(chat, shippedBook).nudges.map(({ rule, level }) => `${rule} ${level}`)
const unasked = ['patron: where are the atlases', 'librarian: By the window on floor two.', 'patron: hm, ok']

describe('one nudge, once', () => {
  test('of two that could speak, the pause comes before the mark', () => {
    const both = aChat(unasked, 'Bye now, sir!')
    expect(nudgeOf(both)).toEqual(['ask-if-answered pause'])
    expect(nudgeOf({ ...both, alreadyShown: ['ask-if-answered'] })).toEqual(['assume-no-gender margin'])
  })

  test('a rule that spoke with an earlier message is not heard again', () => {
    const chat = aChat(unasked, 'Bye now, sir!', { alreadyShown: ['ask-if-answered', 'assume-no-gender', 'invite-them-back'] })
    expect(nudgeOf(chat)).toEqual([])
  })

  test('rules of one number make one mark in a chat, but a secret asked for still pauses', () => {
    const card = aChat(['patron: can you look up my loans'], 'What is your card number?')
    expect(nudgeOf(card)).toEqual(['card-numbers-elsewhere margin'])
    expect(nudgeOf({ ...card, alreadyShown: ['keep-their-data-out'] })).toEqual([])
    expect(nudgeOf({ ...card, draft: 'What is your PIN?', alreadyShown: ['card-numbers-elsewhere'] })).toEqual(['never-ask-for-a-pin pause'])
  })

  test('it carries all that the card says, and the words that called for it', () => {
    const [nudge] = coach(aChat(unasked, 'Bye now!'), shippedBook).nudges
    expect(nudge).toMatchObject({ number: 'R15', name: 'Ask whether it is answered', words: 'hm, ok', wordsOf: 'patron' })
    for (const said of [nudge?.asks, nudge?.why, nudge?.source, nudge?.example]) expect(said).toMatch(/\w{3}/)
  })

  test('End on an empty draft is a goodbye too', () => {
    expect(nudgeOf(aChat(unasked, '', { ending: true }))).toEqual(['ask-if-answered pause'])
    expect(nudgeOf(aChat(unasked, ''))).toEqual([])
  })
})

describe('what a librarian set for themselves', () => {
  const bye = aChat(unasked, 'Bye now! Come back any time.')
  const wishing = (wishes: Partial<ChatDraft['wishes']>) => coach({ ...bye, wishes: { ...noWish, ...wishes } }, shippedBook)

  test('a pause turned to a mark, a quiet rule, the coach off', () => {
    expect(wishing({ toMargin: ['ask-if-answered'] }).nudges).toMatchObject([{ level: 'margin' }])
    expect(wishing({ quiet: ['ask-if-answered'] }).nudges).toEqual([])
    expect(wishing({ off: true }).nudges).toEqual([])
  })

  test('a faded rule is withheld, and says so, for the booster', () => {
    expect(wishing({ faded: ['ask-if-answered'] })).toMatchObject({ nudges: [], withheld: ['ask-if-answered'] })
  })

  test('a rule that the draft meets is reported as met, which is how it fades', () => {
    const asks = coach(aChat(unasked, 'Does that answer your question?'), shippedBook)
    expect(asks.nudges).toEqual([])
    expect(asks.met).toContain('ask-if-answered')
  })
})

describe('when it is quiet', () => {
  const shared = 'patron: I am so upset, the machine ate my card'

  test('in a hand-over of the chat', () => {
    expect(nudgeOf(aChat([shared], "I'll pass this chat on to my colleague at the loans desk."))).toEqual([])
  })

  test('in a rapid exchange, but not where a feeling or a secret is at stake', () => {
    const rapid = (lines: string[], draft: string): ChatDraft => {
      const chat = aChat(lines, draft)
      return { ...chat, turns: chat.turns.map((turn, index) => ({ ...turn, at: 1_000_000 + index * 3000 })), now: 1_000_000 + lines.length * 3000 }
    }
    const lines = ['patron: is it left or right', 'librarian: Left.', 'patron: and then']
    expect(nudgeOf(rapid(lines, 'Hang on.'))).toEqual([])
    expect(nudgeOf(aChat(lines, 'Hang on.'))).toEqual(['say-what-to-expect margin'])
    expect(nudgeOf(rapid(lines, 'What is your PIN?'))).toEqual(['never-ask-for-a-pin pause'])
  })

  test('to a patron in a crisis, whatever the draft: the panel opens and asks about them or a topic', () => {
    const { nudges, crisis } = coach(aChat(["patron: i don't want to live any more"], "What's your PIN? Bye now!"), shippedBook)
    expect(nudges).toEqual([])
    expect(crisis).toMatchObject({ words: "i don't want to live any more" })
    expect(crisis?.asks).toMatch(/topic/)
  })

  test('the crisis panel stays for a librarian whose coach is off, and opens on a left question', () => {
    expect(coach(aChat(["patron: i don't want to live any more"], '', { wishes: { ...noWish, off: true } }), shippedBook).crisis).not.toBeNull()
  })

  test('to a chatty patron, or one who writes for company, about restating and closing', () => {
    expect(nudgeOf(aChat(['patron: just lonely today', 'librarian: I am glad you wrote. How is the garden?', 'patron: full of weeds'], 'Bye now!'))).toEqual([])
  })

  test('while the patron types there is a mark and no card', () => {
    expect(coach(aChat(['patron: i have a question about'], 'Of course, what is it?', { patronTyping: true }), shippedBook)).toMatchObject({ nudges: [], patronTyping: expect.stringMatching(/still writing/) })
  })
})

describe('desks of different kinds', () => {
  const vague = ['patron: i need something about mental health']
  const link = 'Here is a list you can start from: https://library.example/lists'
  const at = (kind: ChatDraft['desk']['kind']) => nudgeOf(aChat(vague, link, { desk: { id: 'x', kind } }))

  test('a research desk pauses on a vague question, others mark it, the loans desk does not care', () => {
    expect(at('research')).toEqual(['restate-a-vague-question pause'])
    expect(at('reference')).toEqual(['restate-the-question margin'])
    expect(at('circulation')).toEqual([])
  })

  test("a word is due when the desk's patience is over", () => {
    const waiting = (kind: ChatDraft['desk']['kind'], seconds: number) => {
      const chat = aChat(['patron: who built the old bridge'], '', { desk: { id: 'x', kind } })
      return nudgeOf({ ...chat, now: (chat.turns[0]?.at ?? 0) + seconds * 1000 })
    }
    expect(waiting('circulation', 70)).toEqual(['keep-word-contact margin'])
    expect(waiting('research', 70)).toEqual([])
    expect(waiting('research', 130)).toEqual(['keep-word-contact margin'])
  })

  test('until then it is said how long to wait for it, where somebody waits; a word in good time is word contact kept', () => {
    const after = (seconds: number, draft = '', lines = ['patron: who built the old bridge']) => {
      const chat = aChat(lines, draft)
      return coach({ ...chat, now: (chat.turns.at(-1)?.at ?? 0) + seconds * 1000 }, shippedBook)
    }
    expect(after(20).lookAgainIn).toBe(70_000)
    expect(after(100).lookAgainIn).toBeNull()
    expect(after(20, 'Still').lookAgainIn).toBeNull()
    expect(after(20, '', ['patron: who built the old bridge', 'librarian: Do you mean the stone one?']).lookAgainIn).toBeNull()
    expect(after(60, 'Still in the chronicle, Ana.').met).toContain('keep-word-contact')
    expect(after(20, 'It was a mason from Ulm.').met).not.toContain('keep-word-contact')
  })
})

describe('odd drafts', () => {
  const long = 20_000
  const odd = [
    '', ' ', '\n'.repeat(long), 'a'.repeat(long), 'A '.repeat(long / 2), '?'.repeat(long), 'a@'.repeat(long / 2), '1-'.repeat(long / 2), 'http://'.repeat(2800), 'www.'.repeat(long / 4),
    'sir, '.repeat(long / 5), 'ok? '.repeat(long / 4), 'was that it? bye! '.repeat(1100), 'what is your pin '.repeat(1100), "a'".repeat(long / 2), '('.repeat(long), '"'.repeat(long), '😀'.repeat(long / 2), 'а́'.repeat(long / 2), '図書館'.repeat(long / 3), 'שלום '.repeat(long / 5),
    '\u0000\u202e\ufeff', '__proto__ constructor toString', '<script>alert(1)</script>', '{"a":1}', '${7*7}', 'undefined', 'NaN',
  ]

  test.each(odd.map((draft) => [draft.slice(0, 24), draft]))('%j in the draft, or said by the patron', (_name, draft) => {
    for (const chat of [aChat(unasked, draft), aChat([`patron: ${draft}`], 'We have two of them.'), aChat([`librarian: ${draft}`], draft)]) {
      expect(coach(chat, shippedBook).nudges.length).toBeLessThanOrEqual(1)
    }
  })

  test('any words at all: at most one nudge, the same one each time, and nothing that was given is changed', () => {
    const turn = fc.record({ from: fc.constantFrom('patron' as const, 'librarian' as const), text: fc.string({ unit: 'grapheme' }), at: fc.nat() })
    fc.assert(fc.property(fc.array(turn), fc.string({ unit: 'grapheme' }), fc.boolean(), (turns, draft, ending) => {
      const chat = Object.freeze({ ...aChat([], draft, { ending }), turns: Object.freeze(turns.map((one) => Object.freeze(one))).slice() })
      const judgement = coach(chat, shippedBook)
      expect(judgement.nudges.length).toBeLessThanOrEqual(1)
      expect(coach(chat, shippedBook)).toEqual(judgement)
    }), { numRuns: 300 })
  })

  test.each([
    ['spanish', ['patron: hola, necesito un libro sobre abejas'], 'Claro, tenemos tres en el segundo piso.'],
    ['german', ['patron: Guten Tag, haben Sie etwas über Bienen?'], 'Ja, im zweiten Stock stehen drei Bücher.'],
    ['french', ['patron: bonjour, je cherche un livre sur les abeilles'], 'Bonjour ! Il y en a trois au deuxième étage.'],
    ['japanese', ['patron: 蜂についての本はありますか'], 'はい、二階に三冊あります。'],
    ['arabic', ['patron: هل لديكم كتب عن النحل؟'], 'نعم، ثلاثة كتب في الطابق الثاني.'],
  ])('in %s the coach is quiet, not wrong', (_language, lines, draft) => {
    expect(nudgeOf(aChat(lines, draft))).toEqual([])
  })
})
