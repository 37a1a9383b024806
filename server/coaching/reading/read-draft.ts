import { link } from '../contact.ts'
import { phrases, wordsOf } from '../phrases.ts'
import type { Behaviours, DraftToRead, Reading, Sentence } from './reading.ts'

const greeting = phrases(['hello', 'hi', 'hey', 'hiya', 'good morning', 'good afternoon', 'good evening', 'greetings', 'welcome to'])
const asksAnswered = phrases([
  'anything else', 'something else', 'answer your question', 'answer the question', 'answers your question', 'does that help', 'did that help', 'what you need', 'what you were looking for', 'what you are looking for',
  'what you wanted', 'that cover', 'this cover', 'any other question', 'any more question', 'will that do', 'that be all', 'is that all', 'that help', 'is there more', 'find everything', 'give you enough', 'anything more', 'does that work', 'does that sound',
  'what you hoped', 'another part', 'still a gap', 'these two answer', 'look right',
])
const goodbye = phrases(['bye', 'goodbye', 'bye bye', 'good day', 'nice day', 'great day', 'lovely day', 'nice evening', 'good evening to you', 'good weekend', 'nice weekend', 'lovely afternoon', 'see you', 'take care', 'farewell', 'have a good', 'have a nice', 'have a great', 'have a lovely', 'end this chat', 'happy reading', 'good night'])
const back = phrases(['come back', 'come again', 'write again', 'write to us', 'chat again', 'we are here', 'i am here', 'any time', 'anytime', 'stop by', 'come by', 'reach out', 'get back in touch', 'let us know', 'come and tell', 'come and get', 'do write', 'until soon', 'return'])
const sorry = phrases(['sorry', 'apologise', 'apologize', 'that must', 'that sounds', 'i understand', 'i can imagine', 'frustrating', 'would frustrate', 'i hear you', 'rotten', 'condolence', 'horrible feeling', 'phew', 'good luck', 'we can do this', 'that is hard', 'that is upsetting', 'take care', 'poor you', 'oh no', 'kind thing', 'glad'])
const deeds = phrases(['i have removed', 'i have cleared', 'i have taken', 'i have lifted', 'i have cancelled', 'i have waived', 'i have put', 'i have asked', 'i have renewed', 'i have extended', 'nothing to pay', 'no need to pay', 'is closed', 'renewed', 'i have set aside', 'i have saved', 'i will stay', 'let us do it together', 'removed it'])
const looking = phrases(['let me look', 'let me check', 'let me see what', 'let me search', 'let me find', 'i will look', 'i will check', 'i will go and', 'i will ring', 'i will run', 'checking', 'looking into it', 'hold on', 'hang on', 'bear with me', 'one moment', 'just a moment', 'i will find', 'searching'])
const transfer = phrases(['pass this chat', 'transfer you', 'transfer this chat', 'transferring', 'hand you over', 'hand this chat', 'pass you on', 'my colleague will take over', 'connecting you'])
const referral = phrases(['you should contact', 'please contact', 'contact the', 'ask at', 'you will have to ask', 'you need to ask', 'ask the', 'call the', 'email the', 'speak to', 'talk to', 'get in touch with', 'reach out to', 'refer you to', 'try the public library', 'they can help you'])
const blame = phrases(['your own fault', 'your fault', 'you should have', 'you failed to', 'you did not read', 'you ought to have', 'as i already told you', 'as i said', 'if you had', 'you must have', 'you forgot to', 'you never'])
const cold = phrases(['look it up yourself', 'figure it out', 'not my job', 'not my problem', 'google it', 'as i already told you', 'i already told you', 'deal with it', 'read the instruction', 'obviously', 'you should have', 'your own fault'])
const frames = phrases(['let me see if i understand', 'let me make sure', 'to make sure', 'is that right', 'do i have that right', 'is that correct', 'do i understand', 'so you are', 'so you need', 'so you want', 'you want', 'you are looking', 'you are after', 'you would like', 'am i right', 'do you mean', 'to confirm', 'just to check', 'sounds like', 'it sounds as if'])
const openers = phrases(['what', 'how', 'which', 'why', 'where', 'tell me', 'who', 'when'])
const secrets = phrases(['pin', 'password', 'passcode', 'card number', 'barcode', 'date of birth', 'social security'])
const upsetting = phrases(['frustrated', 'upset', 'upsetting', 'angry', 'annoyed', 'ridiculous', 'unacceptable', 'late mum', 'late mom', 'late husband', 'late wife', 'late father', 'late mother', 'passed away', 'died', 'funeral', 'panicking', 'panic', 'crying', 'stressed', 'desperate', 'hospital', 'worried', 'scared', 'fed up', 'sick of', 'hate', 'terrible', 'awful', 'sad', 'evict'])
const crises = phrases(['i can not go on', 'kill myself', 'end my life', 'want to die', 'hurt myself', 'harm myself', 'no reason to live', 'live any more', 'live anymore', 'better off without me', 'suicidal'])
const abuse = phrases(['go to hell', 'fuck you', 'idiot', 'stupid bitch', 'useless idiot', 'asshole', 'shut up'])
const done = phrases(['that is all', 'that is it', 'that is everything', 'all set', 'all good', 'no thanks', 'no thank you', 'bye', 'goodbye', 'have a good', 'have a great', 'perfect', 'nope', 'exactly it', 'got to run', 'that was it', 'see you', 'that is plenty', 'that is kind', 'enough for now', 'great thank', 'that is him', 'works thanks', 'many thanks', 'just the name'])
const company = phrases(['just lonely', 'lonely', 'just wanted to say hello', 'just wanted to chat', 'bored', 'someone to talk to'])
const hurry = phrases(['quick', 'quickly', 'in a hurry', 'asap', 'urgent', 'right now', 'hurry', 'no time'])
const errands = phrases(['when do you', 'what time', 'are you open', 'open on', 'opening hours', 'where is', 'where are', 'who wrote', 'renew', 'do you have', 'how much', 'can i book', 'can i borrow', 'fax number', 'phone number', 'when is', 'do you take', 'can i print', 'what is owing', 'who is', 'fine', 'copier', 'hold', 'how do i cite', 'how do i get'])
const vagueWords = phrases(['stuff about', 'something about', 'some information', 'information about', 'information on', 'stuff on', 'something on', 'things about', 'anything on', 'anything about'])
const trying = phrases(['tried', 'looked', 'searched', 'checked', 'found', 'been through', 'only', 'already'])
const jargon: [string, string][] = [['ill', 'borrowing from another library'], ['interlibrary loan', 'borrowing from another library'], ['periodical', 'magazine or journal'], ['serial', 'journal'], ['opac', 'catalogue'], ['stacks', 'shelves'], ['call number', 'shelf mark'], ['boolean', 'and/or search']]
const unexplainedWords = jargon.map(([word, plain]) => ({ word, plain, in: phrases([word]).in }))
const common = new Set(['the', 'and', 'for', 'that', 'this', 'with', 'you', 'your', 'are', 'have', 'has', 'was', 'were', 'will', 'can', 'what', 'how', 'where', 'when', 'from', 'our', 'need', 'something', 'about', 'book', 'books', 'some', 'want', 'please', 'would', 'like', 'not', 'there', 'here', 'they', 'them', 'library', 'find', 'looking'])

const sentenceEnd = /(?<=[.!?…])\s+|\n+/

function sentencesOf(text: string): Sentence[] {
  return text.split(sentenceEnd).map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const words = wordsOf(one)
    return { text: one, words, asks: one.endsWith('?'), links: link.test(one) }
  })
}
const stem = (word: string): string => word.replace(/(?:ies|es|s|ing|ed)$/, '')
const stemsOf = (words: readonly string[]): Set<string> => new Set(words.filter((word) => word.length > 3 && !common.has(word)).map(stem))

const english = new Set('the a an i you it is are was to of in on for and or not that this we my your me do does have has can what how when where who will would be at with from they no yes ok hi hello thanks thank please bye here there some any book books need our'.split(' '))
const isEnglish = (words: readonly string[]): boolean => words.length < 4 ? !words.some((word) => /[^\p{Script=Latin}\p{N}']/u.test(word)) : words.filter((word) => english.has(word)).length * 8 >= words.length

/** Reads a draft in its chat. */
export function readDraft({ draft, turns, patronName }: DraftToRead): Reading {
  const sentences = sentencesOf(draft)
  const words = sentences.flatMap((one) => one.words)
  const theirs = turns.filter(({ from }) => from === 'patron')
  const ours = turns.filter(({ from }) => from === 'librarian').map((turn) => ({ ...turn, words: wordsOf(turn.text) }))
  const last = turns.at(-1)
  const lastTheirs = theirs.at(-1)
  const lastWords = wordsOf(lastTheirs?.text ?? '')
  const questionTurn = theirs.find(({ text }) => wordsOf(text).length > 2) ?? theirs[0]
  const question = questionTurn?.text ?? ''
  const questionWords = wordsOf(question)
  const stems = stemsOf(theirs.flatMap(({ text }) => wordsOf(text)))
  const shared = [...stemsOf(words)].filter((one) => stems.has(one)).length
  const asked = sentences.some(({ asks, words: said }) => asks && asksAnswered.in(said) !== null)
  const closing = goodbye.in(words) !== null
  const blamed = sentences.find(({ words: said }) => blame.in(said) !== null)
  const referred = sentences.find(({ words: said }) => referral.in(said) !== null)
  const linked = sentences.some(({ links }) => links)
  const unexplained = unexplainedWords.filter((one) => one.in(words) !== null && !draft.includes('(') && !/call(?:ed)? /.test(draft) && theirs.every(({ text }) => one.in(wordsOf(text)) === null))
  const behaviours: Behaviours = {
    restates: sentences.some(({ words: said }) => frames.in(said) !== null && [...stemsOf(said)].some((one) => stems.has(one))) || (shared >= 2 && sentences.some(({ asks }) => asks)),
    checks_answered: asked, invites_back: back.in(words) !== null, closing, asks_question: sentences.some(({ asks }) => asks),
    asks_open: sentences.some(({ asks, words: said }) => asks && openers.in(said) !== null),
    acknowledges: sorry.in(words) !== null, greets: greeting.in(words) !== null, uses_name: patronName !== '' && draft.toLowerCase().includes(patronName.toLowerCase()),
    blames: blamed !== undefined, jargon: unexplained.length > 0, bare_link: linked && words.length - wordsOf(draft.match(link)?.[0] ?? '').length < 2, refers: referred !== undefined,
    asks_private_data: sentences.some(({ asks, words: said }) => asks && secrets.in(said) !== null),
  }
  const goesToLook = looking.in(words) !== null
  const before = (found: { in: (words: readonly string[]) => unknown }): boolean => ours.some((one) => found.in(one.words) !== null)
  const crisis = theirs.slice(-2).find(({ text }) => crises.in(wordsOf(text)) !== null)
  const sinceUs = last?.from === 'patron' ? turns.slice(turns.findLastIndex(({ from }) => from === 'librarian') + 1) : []
  const upset = sinceUs.find(({ text }) => upsetting.in(wordsOf(text)) !== null)
  const isDone = done.in(lastWords) !== null || /^(?:no|nah|yes|ya|yep|k)\b/.test(lastWords.join(' ')) && ours.some(({ text }) => text.includes('?'))
  return {
    understood: isEnglish(wordsOf([...theirs.slice(-3).map(({ text }) => text), draft].join(' ').replace(/https?:\S+/g, ''))), behaviours, cold: cold.in(words) !== null ? 0.95 : 0.2, patronUpset: upset === undefined ? 0.1 : 0.8, sentences,
    evidence: { ...(blamed && { blames: blamed.text }), ...(referred && { refers: referred.text }) },
    answers: !closing && !goesToLook && words.length > 2 && (linked || sentences.some(({ asks, words: said }) => !asks && said.length > 2 && greeting.in(said) === null)),
    doesADeed: deeds.in(words) !== null, goesToLook, handsOver: transfer.in(words) !== null, echoes: shared > 0,
    onlyGreets: behaviours.greets && words.length <= 8 && !linked, unexplained,
    before: {
      restates: before(frames), checks_answered: ours.some(({ text, words: said }) => text.includes('?') && asksAnswered.in(said) !== null), invites_back: before(back),
      uses_name: patronName !== '' && ours.some(({ text }) => text.toLowerCase().includes(patronName.toLowerCase())), acknowledges: before(sorry),
      asked: ours.some(({ text }) => text.includes('?') && !/help you|do for you/.test(text)), answered: ours.some(({ text, words: said }) => !text.includes('?') && said.length > 4 && looking.in(said) === null), links: ours.some(({ text }) => link.test(text)),
    },
    patron: {
      question, feeling: upset?.text ?? '', crisis: crisis === undefined ? null : { words: crisis.text, asks: 'Is this about them, or a topic?' },
      upset: upset === undefined ? null : { words: upset.text, strength: 0.7 }, done: isDone, hurried: before(hurry) || theirs.some(({ text }) => hurry.in(wordsOf(text)) !== null),
      chatty: false, company: theirs.some(({ text }) => company.in(wordsOf(text)) !== null), confused: false, abusive: theirs.some(({ text }) => abuse.in(wordsOf(text)) !== null),
      vague: vagueWords.in(questionWords) !== null && questionWords.length < 10, errand: errands.in(questionWords) !== null || questionWords.length < 5,
      tried: theirs.some(({ text }) => trying.in(wordsOf(text)) !== null) || ours.some(({ text, words: said }) => text.includes('?') && trying.in(said) !== null),
    },
  }
}
