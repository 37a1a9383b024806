import Sentiment from 'sentiment'
import emojis from 'sentiment/build/emoji.json'
import labels from 'sentiment/languages/en/labels.json'
import negators from 'sentiment/languages/en/negators.json'
import { bias, weights } from './cold-weights.ts'
import { markersOf } from './markers.ts'
import type { ReadText } from './read-text.ts'
import { weigh } from './signs.ts'

const sentiment = new Sentiment()

/**
 * Words that `sentiment` (AFINN) takes for feelings and that a library says every day: topics, titles and its own trade count for nothing.
 */
const extras: Record<string, number> = Object.fromEntries([
  'fine', 'fines', 'dead', 'death', 'dying', 'war', 'cancer', 'lost', 'missing', 'novel', 'no', 'sorry', 'crime', 'punishment', 'murder', 'kill', 'suicide', 'grief', 'pay', 'block', 'blocked', 'charged',
  'charges', 'drop', 'stop', 'cancel', 'cancelled', 'interest', 'interested', 'interests', 'worth', 'free', 'please', 'help', 'like', 'want', 'chance', 'poor', 'fire', 'drugs', 'prison', 'abuse', 'violence', 'slavery',
  'poverty', 'disease', 'overdue', 'late', 'out', 'demand', 'rest', 'matter', 'care', 'hard', 'alone', 'share', 'natural', 'solution', 'number', 'god', 'united', 'true', 'top', 'clear', 'reach', 'limited',
].map((word) => [word, 0]))
// The package lays extras over its own words for good, and takes as long as a short draft to do it: once is enough.
sentiment.analyze('', { extras })
/** What the package says of each word that it knows, asked once. Taking a text apart as it does, it would spend most of its time on words that it does not know. */
const scores = new Map(Object.keys({ ...labels, ...emojis }).map((word) => [word, sentiment.analyze(word).score] as const).filter(([, score]) => score !== 0))
/** What the package takes for a word, but for other spaces than these. */
const token = /[^\s.,/#!?$%^&*;:{}=_`"~()]+/g
const otherSpace = /[^\S \n]/
const apostrophesOrQuotes = /[’ʼ`´"“«]/

/** Feeling per sentence of a text: below zero is bad. Apostrophes are made straight and titles in quotes left out first. */
export function feelingIn(text: string): number {
  const head = text.slice(0, 2000)
  const plain = apostrophesOrQuotes.test(head) ? head.replace(/[’ʼ`´]/g, "'").replace(/["“«][^"”»]{1,80}["”»]/g, ' ') : head
  if (otherSpace.test(plain)) return sentiment.analyze(plain).score
  let sum = 0
  let before = ''
  for (const word of plain.toLowerCase().match(token) ?? []) {
    const score = scores.get(word)
    if (score !== undefined) sum += before in negators ? -score : score
    before = word
  }
  return sum
}

/** The log-odds for being cold of a draft in which the word lists find nothing, good or bad. */
export const nothingFound = -1.4

/** The log-odds that the word lists alone give a draft for being cold: words that shut a door or put it down to the patron, against words that soften. Its feeling is one input of several. */
export function coldByLists({ sentences, feeling }: ReadText): number {
  let [brushOffs, blaming, warm, acknowledging, greetings, starts, whys, whats] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const { has, words, asks } of sentences) {
    const [first, second] = words
    if (first === 'you' || first === 'your') starts += 1
    if (asks && (first === 'why' || second === 'why')) whys += 1
    if (asks && first === 'what' && second === 'is') whats += 1
    if (has.size === 0) continue
    if (has.has('brush-offs')) brushOffs += 1
    if (has.has('blaming')) blaming += 1
    if (has.has('warm-words')) warm += 1
    if (has.has('acknowledging')) acknowledging += 1
    if (has.has('greetings')) greetings += 1
  }
  const flat = sentences.length > 1 && sentences[0]?.words.length === 1 && sentences[0].words[0] === 'no' ? 1 : 0
  return nothingFound + 2 * flat + 4.4 * Math.min(brushOffs, 2) + 1.5 * blaming + 0.5 * starts + 0.8 * whys + 0.2 * whats
    - 1.1 * Math.min(warm / sentences.length, 1) - 0.3 * warm - 0.9 * acknowledging - 0.7 * greetings - 0.18 * Math.max(-4, Math.min(4, feeling))
}

/** How cold a draft reads, 0 to 1: what the word lists say and small signs of politeness, each as much as it was found to weigh (cold-weights.ts). */
export function coldness(said: ReadText): number {
  if (said.sentences.length === 0) return 0
  return 1 / (1 + Math.exp(-weigh(markersOf(said.text, coldByLists(said), nothingFound), bias, weights)))
}
