import { functions } from './functions'
import { growth } from './growth'
import { rush, steady } from './orders'
import { packages, pages } from './mini-program'
import { kitchen, lastPortions, mealsGrow } from './meals'
import { articlesGrow } from './news'
import { people } from './people'
import { trips } from './trips'

/** Prints figures; asserts nothing. Ratios and counts carry over to another machine, milliseconds do not. */
const sections: Record<string, () => Promise<void>> = {
  trips,
  rush,
  steady,
  growth,
  people,
  news: articlesGrow,
  kitchen,
  meals: mealsGrow,
  portions: lastPortions,
  functions,
  packages,
  pages,
}

const HELP = `npm run bench [-- section …]
Sections, all unless named: ${Object.keys(sections).join(', ')}`

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) return console.log(HELP)
  const unknown = words.filter((word) => !(word in sections))
  if (unknown.length > 0) throw new Error(`no such section: ${unknown.join(', ')}\n${HELP}`)
  for (const name of words.length > 0 ? words : Object.keys(sections)) await sections[name]!()
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
