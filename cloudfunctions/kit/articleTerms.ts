import type { ArticleContent, Block } from './articles'

/** What search finds an article by. Chinese has no spaces between words: two neighbouring signs stand for a word. */

/** More than the longest article has; an index entry is written for each. */
const MAX_TERMS = 1_500
/** What somebody types has fewer; each costs the database a comparison. */
const MAX_ASKED = 8
/** A longer one is no word. */
const MAX_LENGTH = 40

const HAN = /^\p{Script=Han}/u
/** Runs of Chinese signs, and words of other letters and digits. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Full-width letters, capitals and the like are written in one way. */
const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(RUNS) ?? []

const pairsOf = (signs: readonly string[]): string[] =>
  signs.slice(1).map((sign, i) => `${signs[i] ?? ''}${sign}`)

/** A run's pairs of signs, or the word that it is. */
function termsOfRun(run: string): string[] {
  if (!HAN.test(run)) return [run.slice(0, MAX_LENGTH)]
  return pairsOf([...run])
}

/** Single signs are found in titles alone: anywhere else they would find everything. */
function signsOf(title: string): string[] {
  return runsOf(title).flatMap((run) => (HAN.test(run) ? [...run] : []))
}

/** All words of a block that a reader sees. */
export function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [block.text]
    case 'list':
      return block.items
    case 'image':
    case 'video':
      return [block.caption]
    case 'file':
      return [block.name]
    case 'link':
    case 'channel':
      return [block.title]
  }
}

/** What an article is found by; what stands in front counts first, should there be too much. */
export function termsOf(content: ArticleContent): string[] {
  const { title, summary, tags, issuer, relevance, blocks } = content
  const texts = [
    title,
    summary,
    ...tags,
    issuer,
    ...(relevance ? [relevance.forWhom, relevance.bring, relevance.where, relevance.phone] : []),
    ...blocks.flatMap(textsOf),
  ]
  const found = new Set(signsOf(title))
  for (const text of texts) {
    for (const term of runsOf(text).flatMap(termsOfRun)) found.add(term)
    if (found.size >= MAX_TERMS) break
  }
  return [...found].slice(0, MAX_TERMS)
}

/** Evenly spread, the first and the last included. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list]
  const step = (list.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, i) => list[Math.round(i * step)]).filter((one) => one !== undefined)
}

/** What all must be in an article for these words to be in it; empty where there is nothing to look for. */
export function termsIn(words: string): string[] {
  const asked = runsOf(words).flatMap((run) => {
    const terms = termsOfRun(run)
    return terms.length === 0 ? [run] : terms
  })
  return spread([...new Set(asked)], MAX_ASKED)
}
