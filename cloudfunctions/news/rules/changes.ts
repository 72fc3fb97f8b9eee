import { articleCategoryLabel } from '../../../miniprogram/shared/vocabulary'
import type { ArticleContent, Block } from '../../kit/articles'
import { fingerprint } from '../../kit/fingerprint'

/** What a reviewer compares: one revision against the one before it. */

export interface FieldChange {
  label: string
  before: string
  after: string
}

export interface BlockChange {
  kind: 'same' | 'added' | 'removed' | 'changed'
  block: Block
  /** Of a changed one: what it was. */
  before: Block | null
}

const fileName = (file: string): string => file.split('/').at(-1) ?? ''

/** Every field as a person would say it, in the order of the page. */
const FIELDS: readonly (readonly [label: string, say: (content: ArticleContent) => string])[] = [
  ['标题', ({ title }) => title],
  ['一句话说明', ({ summary }) => summary],
  ['类别', ({ category }) => articleCategoryLabel[category]],
  ['给谁看', ({ audience }) => (audience === '' ? '全社区' : `${audience} 网格`)],
  ['封面', ({ cover }) => fileName(cover)],
  ['标签', ({ tags }) => tags.join('、')],
  ['来源', ({ source }) => source],
  ['发文单位', ({ issuer }) => issuer],
  ['开始日期', ({ effectiveOn }) => effectiveOn ?? ''],
  ['截止日期', ({ expiresOn }) => expiresOn ?? ''],
  ['适用的人', ({ relevance }) => relevance?.forWhom ?? ''],
  ['要带的东西', ({ relevance }) => relevance?.bring ?? ''],
  ['去哪里办', ({ relevance }) => relevance?.where ?? ''],
  ['咨询电话', ({ relevance }) => relevance?.phone ?? ''],
  ['朗读录音', ({ audio }) => fileName(audio)],
]

/** Which fields say something else now; of a first revision, all that say anything. */
export function fieldChanges(before: ArticleContent | null, after: ArticleContent): FieldChange[] {
  return FIELDS.map(([label, say]) => ({
    label,
    before: before ? say(before) : '',
    after: say(after),
  })).filter((field) => field.before !== field.after)
}

/** Articles that are pointed to, by their titles: a field like the others. */
export function relatedChange(before: readonly string[], after: readonly string[]): FieldChange[] {
  const field = { label: '相关文章', before: before.join('、'), after: after.join('、') }
  return field.before === field.after ? [] : [field]
}

/** What stands in a block, whatever its name. */
const wordsOf = ({ id: _id, ...content }: Block): string => fingerprint(content)

interface Known {
  block: Block
  words: string
}

const known = (blocks: readonly Block[]): Known[] => blocks.map((block) => ({ block, words: wordsOf(block) }))

/** How well two blocks fit: the same words, or the same block with other words. */
const fit = (a: Known, b: Known): number => (a.words === b.words ? 3 : a.block.id === b.block.id ? 2 : 0)

/** The best that can be paired of the rest of both lists, from every place on. */
function bestPairs(before: readonly Known[], after: readonly Known[]): number[][] {
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const score = fit(before[i]!, after[j]!)
      const paired = score === 0 ? 0 : score + at(i + 1, j + 1)
      best[i]![j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  return best
}

const paired = (was: Known, is: Known): BlockChange =>
  was.words === is.words
    ? { kind: 'same', block: is.block, before: null }
    : { kind: 'changed', block: is.block, before: was.block }

/**
 * What became of the blocks, in their new order: the longest common run keeps its place, what is not in it was added or
 * removed. A block that was moved is removed in one place and added in another.
 */
export function blockChanges(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const [was, is] = [known(before), known(after)]
  const best = bestPairs(was, is)
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  const changes: BlockChange[] = []
  let i = 0
  let j = 0
  while (i < was.length || j < is.length) {
    const [old, young] = [was[i], is[j]]
    const score = old && young ? fit(old, young) : 0
    if (old && young && score > 0 && at(i, j) === score + at(i + 1, j + 1)) {
      changes.push(paired(old, young))
      i++
      j++
    } else if (old && (!young || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', block: old.block, before: null })
      i++
    } else if (young) {
      changes.push({ kind: 'added', block: young.block, before: null })
      j++
    }
  }
  return changes
}
