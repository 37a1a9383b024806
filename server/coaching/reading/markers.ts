/**
 * Signs of how polite a text is, each looked for once: after the strategies of Danescu-Niculescu-Mizil and others, A computational approach to
 * politeness (ACL 2013), with some for library desks. What each weighs is learned: cold-weights.ts. Every pattern reads a text in one pass.
 */
const patterns = {
  hedge: /\b(?:think|thought|suppose|seems?|maybe|perhaps|possibly|probably|might|guess|wonder(?:ing)?|somewhat|sort of|kind of|i believe|appears?|unsure|not sure)\b/,
  'please first': /(?:^|[.!?]\s)please\b/,
  'please later': /[a-z,]\splease\b/,
  thanks: /\b(?:thanks?|thank you|thx|appreciate[ds]?|grateful|cheers)\b/,
  sorry: /\b(?:sorry|apologi[sz]e|apologies|forgive|excuse me|my bad|oops)\b/,
  'by the way': /\b(?:by the way|btw)\b/,
  greeting: /^(?:hi|hello|hey|dear|greetings|good (?:morning|day|evening|afternoon))\b/,
  factual: /\b(?:actually|really|in fact|the point|the truth|honestly|obviously|clearly|of course|certainly)\b/,
  praise: /^(?:great|nice|good|interesting|cool|excellent|awesome|wonderful|fair enough)\b/,
  'could you': /\b(?:could|would) (?:you|it|we|anyone|someone|somebody)\b/,
  'can you': /\b(?:can|will) you\b/,
  'would you mind': /\b(?:would you mind|do you mind|if you don't mind|would it be possible|is it possible|any chance|wonder if|was wondering)\b/,
  'I first': /(?:^|[.!?]\s)i\b/,
  we: /\b(?:we|our|us)\b/,
  I: /\b(?:i|i'm|i'd|i've|me|my)\b/,
  you: /\byou\b/,
  your: /\byour\b/,
  'you first': /(?:^|[.!?]\s)(?:you|your|you're|you've)\b/,
  'why first': /(?:^|[.!?,]\s)(?:so |and |but )?why\b/,
  'why do you': /\bwhy (?:don't|didn't|not|are|do|did|would|is|the)\b/,
  'what first': /(?:^|[.!?]\s)(?:so |and |but )?what\b/,
  'who first': /(?:^|[.!?]\s)(?:so |and |but )?(?:who|where|when)\b/,
  'how first': /(?:^|[.!?]\s)how\b/,
  'so first': /(?:^|[.!?]\s)so\b/,
  'but first': /(?:^|[.!?]\s)(?:but|and)\b/,
  'have you': /(?:^|[.!?]\s)(?:have|did) you\b/,
  'are you': /(?:^|[.!?]\s)are you\b/,
  'do you': /(?:^|[.!?]\s)do you\b/,
  'is it': /(?:^|[.!?]\s)(?:is|are|does|do) (?:this|that|it|there|the|these)\b/,
  against: /\b(?:wrong|bad|stupid|nonsense|ridiculous|silly|absurd|terrible|horrible|useless|pointless|worthless|crap|shit|fuck\w{0,5}|idiots?|lazy|rude|arrogant|ignoran(?:t|ce)|biase?d?|lies?|lying|fail(?:s|ed)?|problem|trouble|stop|never|nothing|nobody)\b/,
  strong: /\b(?:wtf|hell|shit|fuck\w{0,5}|nonsense|ridiculous|stupid|absurd|crap|damn|idiots?|lazy|rude|arrogant|seriously|bother|waste|ashamed|blatant(?:ly)?)\b/,
  good: /\b(?:good|great|nice|love|like|best|excellent|awesome|glad|happy|helpful|interest(?:ed|ing)?|welcome|kind(?:ly)?|wonderful|enjoy|hope|useful|works?|wish)\b/,
  not: /\b(?:don't|doesn't|didn't|isn't|aren't|can't|cannot|won't|not|no)\b/,
  help: /\b(?:help|assist(?:ance)?|advice|suggest(?:ion|ions)?|explain|clarify|elaborate|let me know|point me)\b/,
  'exclamation mark': /!/,
  'marks in a row': /[!?]{2}/,
  dots: /\.\.\.|…/,
  smile: /[:;]-?[)dp]/,
  'what do you mean': /\bwhat (?:do you mean|are you|is your|makes you|have you|exactly|the)\b/,
  duty: /\b(?:supposed to|expect|need to|have to|must|should|shouldn't|ought)\b/,
  order: /(?:^|[.!?]\s)(?:tell|show|give|explain|provide|read|look|stop|go|post|use|try|add|check|define)\b/,
  quote: /["“]/,
  link: /https?:/,
  could: /\b(?:could|would|may)\b/,
  just: /\bjust\b/,
  even: /\beven\b/,
  again: /\b(?:still|again|already|anyway|ever)\b/,
  any: /\b(?:any|anything|anyone|something|someone|some)\b/,
  else: /\belse\b/,
  'short question': /^[^.!?]{0,25}\?$/,
} as const

export type Marker = keyof typeof patterns | 'shouting' | 'by lists' | 'length' | 'under eight words' | 'under fourteen words' | 'questions' | 'sentences' | 'times you'
const names = Object.keys(patterns).filter((name): name is keyof typeof patterns => name in patterns)

/** How much of a text is read: whatever comes after, its tone is clear. */
const enough = 2_000
const upTo = (most: number, count: number): number => Math.min(most, count)

/**
 * The markers that are in a text, each with how much of it there is (1 for those that are only there or not).
 * @param byLists the log-odds that the word lists give the text for being cold
 */
export function markersOf(text: string, byLists: number): Map<Marker, number> {
  const plain = text.slice(0, enough).replace(/[’ʼ`´]/g, "'").replace(/\s+/g, ' ').trim()
  const low = plain.toLowerCase()
  const words = low.match(/[a-z']+/g) ?? []
  const found = new Map<Marker, number>(names.flatMap((name) => (patterns[name].test(low) ? [[name, 1] as const] : [])))
  const count = (name: Marker, value: number) => value !== 0 && found.set(name, value)
  count('shouting', /\b[A-Z]{4,}\b/.test(plain) ? 1 : 0)
  count('by lists', byLists / 2)
  count('length', upTo(60, words.length) / 30)
  count('under eight words', words.length < 8 ? 1 : 0)
  count('under fourteen words', words.length < 14 ? 1 : 0)
  count('questions', upTo(4, (plain.match(/\?/g) ?? []).length) / 2)
  count('sentences', upTo(5, plain.split(/(?<=[.!?]) /).length) / 3)
  count('times you', upTo(4, (low.match(/\byou\b/g) ?? []).length) / 2)
  return found
}
