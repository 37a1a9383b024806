import { describe, expect, test } from 'vitest'
import { detect } from '../../server/coaching/detect.ts'
import { shippedBook } from './shipped.ts'

const conversation = [{ from: 'patron', text: 'where is the story time' }, { from: 'librarian', text: "By the window, in the children's room." }, { from: 'patron', text: 'ok…' }]
const asksR15 = (draft: string): boolean => detect(JSON.stringify({ id: 1, conversation, draft }), shippedBook).nudges.some(({ rule }) => rule === 'R15')

describe('words of parting that are part of what something is called end no chat', () => {
  test.each([
    'The goodbye party is for Ms Lee.', 'It has The Long Goodbye on it.', 'The Goodbye Party is at 3.', 'Is it the goodbye song that you mean? It is on page 4.',
    'The long goodbye is a novel of 1953.', 'Read A Farewell to Arms, it has three copies in.', 'Long Goodbye is in fiction.',
    'We sing a goodbye song at the end, it is called So Long.', 'The farewell party has cake.', 'Adios Amigos is on CD 4.', 'The goodbye song is at 2 pm on Fridays.',
    "'Goodbye Song' is at 2 pm on Fridays.", 'Goodbye Song is in the blue songbook.', 'The Long Goodbye is on the second floor under Chandler.',
    "'The Long Goodbye' is by Chandler.", 'We have The Long Goodbye in large print.', 'Chandler wrote The Long Goodbye in 1953.', 'a goodbye party for Ms Lee is on Friday',
    'There is a goodbye party for Ms Lee on Friday.', 'Our goodbye card for Ms Lee is at the desk until noon.', 'Yes! The goodbye song is at 2 pm.',
    'A Farewell to Arms is in fiction, under H.', 'The farewell concert starts at 7.', 'Goodnight Moon is in the picture books.',
    'Good Night Stories for Rebel Girls is checked in.', 'Bye Bye Birdie has two copies in.', 'It is the last song on Ciao Bella, track 9.',
    'The so long letters are in box 4.', 'The good luck charm is in case 4 upstairs.', 'The Cheers DVD is on shelf 9.', 'Later Roman history is at 937.',
    'The farewell tour was in 1998.', 'We have a book called Say Goodbye, it is on loan.', 'Her farewell address is in volume 2.',
  ])('%s', (draft) => expect(asksR15(draft)).toBe(false))
})

describe('and a goodbye is one, whatever else stands beside it', () => {
  test.each([
    'Goodbye Ana hope that is what you needed', 'Goodbye Ana and the book is on hold', 'Bye Ana your book is ready at the desk', 'Bye Ana, it is shelf 9.',
    'Goodbye and thanks for asking, the desk is open till 8', 'Take care Ana and have a nice day', 'See you Friday Ana, I will have it ready.',
    'Good luck Ana and let us know how it is going', 'I have put it on hold, goodbye Ana', 'The book will be here for you, goodbye!', 'It is all done. Good night Ana',
    'Enjoy the concert on Friday at 2!', 'Bye for now from the library at 2 Main Street', 'Bye now!', 'Bye Ana!', 'Goodbye, and enjoy the song at 2 pm!',
    'Bye for now, the desk is closing.', 'Good night!', 'Have a good night Ana!', 'Wishing you a good night Ana!', 'A very good night to you!',
    'Bye, the book is at the desk for you.', 'Ok goodbye then, it is on the shelf', 'Goodbye from all of us.', 'Take care, see you Friday at 2 pm.', 'See you soon!',
    'So long, Ana.', 'I will say goodbye then', 'That is all I have, goodbye!', 'It is on shelf 9. Bye!', 'The best of luck with it!',
    'Good luck with the exam on Friday at 2.', 'It was lovely to chat, good bye Ana', 'Thank you and goodbye', 'Cheers, have a good one',
    'Have a good one and enjoy the goodbye song!', 'A big goodbye from me and the cat.',
  ])('%s', (draft) => expect(asksR15(draft)).toBe(true))
})

test('a sentence of twenty thousand letters behind a goodbye is looked at no longer than any other', () => {
  for (const long of ['1'.repeat(20_000) + 'a', 'The Goodbye '.repeat(1_700), 'bye '.repeat(5_000)]) expect(asksR15(`The goodbye is ${long}`)).toBeTypeOf('boolean')
})
