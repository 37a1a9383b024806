import { describe, expect, test } from 'vitest'
import { detect } from '../../server/coaching/detect.ts'
import { shippedBook } from './shipped.ts'

const asksOpen = (draft: string): boolean => detect(JSON.stringify({ id: 1, conversation: [{ from: 'patron', text: 'I need something on rivers' }], draft }), shippedBook).behaviours.asks_open

describe('a question is open where it invites more than a fact, a yes or a no', () => {
  test.each([
    'What would you like to know about the river?', 'Tell me a bit more about the project.', 'What kind of maps would help?', 'How will you use them?', 'What are you hoping to find?', 'Could you tell me more?',
    'Hi! What is your project about?', 'What have you found so far?', 'Which side of it interests you most?', "I'd love to hear more about what she was like.", 'How can I help?', 'And what happens when you press it?',
  ])('%s', (draft) => expect(asksOpen(draft)).toBe(true))
})

describe('and closed where a fact, a yes or a no will do', () => {
  test.each([
    'What is your card number?', 'When is it due?', 'Which branch?', 'Which email should it go to?', 'Is that what you were hoping to find?', 'How many pages do you need?', 'Who is the author?', 'Where do you live?',
    'What year was it?', 'Do you want the large print?', 'What time suits you?', 'How long is the essay?', 'The guide tells you more about the river.', 'What is the title?',
  ])('%s', (draft) => expect(asksOpen(draft)).toBe(false))
})
