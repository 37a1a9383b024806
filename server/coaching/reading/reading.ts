import type { Turn } from '../draft.ts'
import type { Span } from '../phrases.ts'
import type { ListName } from './lists.ts'

/** What is read: a draft, and the chat as it stands above it. */
export interface DraftToRead {
  draft: string
  /** Oldest first. */
  turns: readonly Turn[]
  patronName: string
}

/** Words of the patron's or of the draft's, as they were written, and how sure the reading is of them (0 to 1). */
export interface Quote {
  words: string
  strength: number
}

/** The behaviours of `npm run detect`: what the draft does, taken by itself and with the chat above it. */
export interface Behaviours {
  restates: boolean
  checks_answered: boolean
  invites_back: boolean
  closing: boolean
  asks_question: boolean
  asks_open: boolean
  acknowledges: boolean
  greets: boolean
  uses_name: boolean
  blames: boolean
  jargon: boolean
  bare_link: boolean
  refers: boolean
  asks_private_data: boolean
}

/** One sentence (or line) of the draft, with its words as `wordsOf` gives them. */
export interface Sentence {
  text: string
  words: readonly string[]
  /** It is a question, with or without the mark. */
  asks: boolean
  /** It has a link; the link's own letters are not among the words. */
  links: boolean
  /** The stems of the words that carry it. */
  stems: ReadonlySet<string>
  /** The word lists that have a phrase in it, each with its first one. */
  has: ReadonlyMap<ListName, Span>
  /** Its words of parting are part of what something is called: those are in no list that it `has`. */
  names: boolean
}

/** Facts of one draft in its chat, each worked out once and shared by all checks. Pure: the same words give the same reading. */
export interface Reading {
  /** False: the chat is in a language that the lists don't know. Then no rule speaks. */
  understood: boolean
  behaviours: Behaviours
  /** 0 to 1: how cold the draft reads; how upset the patron's last turns read. */
  cold: number
  patronUpset: number
  sentences: readonly Sentence[]
  /** How many words the draft has. */
  length: number
  /** For behaviours that are found in words of the draft: those words. */
  evidence: Partial<Record<keyof Behaviours, string>>
  /** The draft gives something to go by: a fact, a link, a title, a thing done. Greeting, asking back and going to look are no answer. */
  answers: boolean
  /** The draft does the helpful thing: "I've removed it", "nothing to pay". */
  doesADeed: boolean
  /** How far the draft leaves what went wrong for the patron alone, in log-odds; far below zero where nothing did. */
  leavesAlone: number
  /** The draft says that the librarian goes to look ("let me check"). */
  goesToLook: boolean
  /** The draft hands the chat itself to a colleague or another desk. */
  handsOver: boolean
  /** Words of the patron's question stand in the draft: the answer itself echoes it. */
  echoes: boolean
  /** The draft ends the chat. Answering thanks is `closing` as datasets count it, and ends nothing: the next line may still ask. */
  ends: boolean
  /** Nothing but a greeting. */
  onlyGreets: boolean
  /** Listed jargon in the draft without a gloss near it, that the patron has not used. */
  unexplained: { word: string; plain: string }[]
  /** What librarian turns above the draft did already in this chat. */
  before: Pick<Behaviours, 'restates' | 'checks_answered' | 'invites_back' | 'uses_name' | 'acknowledges'> & {
    /** A question about the patron's question ("how can I help?" is none). */
    asked: boolean
    /** A fact, a link, a title, a thing done. */
    answered: boolean
    links: boolean
  }
  patron: {
    /** Their question, and their feeling, in their own words; '' where there is none. */
    question: string
    feeling: string
    /** Signs of a crisis of their own (a topic of study or reading is none), and the question to put to the librarian. */
    crisis: { words: string; asks: string } | null
    /** The upset words that no librarian turn has taken up yet. */
    upset: Quote | null
    /** They said that they have what they wanted, said goodbye or left. */
    done: boolean
    hurried: boolean
    chatty: boolean
    /** They write for company, not with a question. */
    company: boolean
    confused: boolean
    abusive: boolean
    /** A wide opening that could mean several things: "I need stuff about climate". */
    vague: boolean
    /** All they wrote names a topic in a word or two, and asks for no plain fact. */
    brief: boolean
    /** A question with several parts. */
    manifold: boolean
    /** Nothing to get wrong: hours, directions, a known item, a renewal, a fact. */
    errand: boolean
    /** They said where they looked or what they tried, or were asked. */
    tried: boolean
  }
}
