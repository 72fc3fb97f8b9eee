import * as fc from 'fast-check'
import type { Block } from '../../../cloudfunctions/kit/articles'
import {
  blockChanges,
  fieldChanges,
  relatedChange,
  type BlockChange,
} from '../../../cloudfunctions/news/rules/changes'
import { draft, paragraph } from './drafts'

const short = (changes: readonly BlockChange[]): string[] =>
  changes.map(({ kind, block, before }) => [kind, block.id, ...(before ? [before.id] : [])].join(' '))

describe('fields', () => {
  test('are named as a person would, with what they said and what they say', () => {
    const before = draft({ category: 'policy', relevance: null })
    const after = draft({
      ...{ category: 'notice', audience: '2', title: '新标题' },
      relevance: { forWhom: '老人', bring: '', where: '', phone: '' },
    })

    expect(fieldChanges(before, after)).toEqual([
      { label: '标题', before: '医保缴费开始了', after: '新标题' },
      { label: '类别', before: '政策解读', after: '通知公告' },
      { label: '给谁看', before: '全社区', after: '2 网格' },
      { label: '适用的人', before: '', after: '老人' },
    ])
  })

  test('that say the same are left out', () => {
    expect(fieldChanges(draft(), draft())).toEqual([])
    expect(relatedChange(['甲'], ['甲'])).toEqual([])
  })

  test('of a first revision are all that say anything', () => {
    expect(fieldChanges(null, draft()).map(({ label }) => label)).toEqual([
      ...['标题', '一句话说明', '类别', '给谁看', '来源'],
    ])
  })

  test('that point to other articles name their titles', () => {
    expect(relatedChange(['甲'], ['甲', '乙'])).toEqual([
      { label: '相关文章', before: '甲', after: '甲、乙' },
    ])
  })
})

describe('blocks', () => {
  const [a, b, c] = [paragraph('a', '甲'), paragraph('b', '乙'), paragraph('c', '丙')]

  test('that nobody touched are the same', () => {
    expect(short(blockChanges([a, b], [a, b]))).toEqual(['same a', 'same b'])
  })

  test('of a first revision are all new', () => {
    expect(short(blockChanges([], [a, b]))).toEqual(['added a', 'added b'])
  })

  test('are added and removed where they stand', () => {
    expect(short(blockChanges([a, b], [a, c, b]))).toEqual(['same a', 'added c', 'same b'])
    expect(short(blockChanges([a, c, b], [a, b]))).toEqual(['same a', 'removed c', 'same b'])
  })

  test('that say something else are shown beside what they said', () => {
    const changed = paragraph('b', '乙二')

    expect(blockChanges([a, b], [a, changed])).toEqual([
      { kind: 'same', block: a, before: null },
      { kind: 'changed', block: changed, before: b },
    ])
  })

  test('that were pasted again under another name are the same', () => {
    expect(short(blockChanges([a, b], [{ ...a, id: 'x' }, b]))).toEqual(['same x', 'same b'])
  })

  test('that were moved are gone in one place and new in the other', () => {
    expect(short(blockChanges([a, b, c], [b, c, a]))).toEqual(['removed a', 'same b', 'same c', 'added a'])
  })

  const block = fc.record({ id: fc.constantFrom(...'abcdefgh'), text: fc.constantFrom('', '一', '二') })
  const blocks = fc
    .uniqueArray(block, { selector: ({ id }) => id, maxLength: 8 })
    .map((list): Block[] => list.map(({ id, text }) => paragraph(id, text)))
  const words = (list: readonly Block[]) => list.map((one) => (one.kind === 'paragraph' ? one.text : ''))

  test('make the new article of the old one when they are applied, and the old one of the new one', () => {
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const changes = blockChanges(before, after)
        const applied = changes.filter(({ kind }) => kind !== 'removed').map((change) => change.block)
        const undone = changes
          .filter(({ kind }) => kind !== 'added')
          .map((change) => change.before ?? change.block)

        expect(applied).toEqual(after)
        expect(words(undone)).toEqual(words(before))
      }),
      { numRuns: 500 },
    )
  })

  test('name a block of both only once', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        expect(blockChanges(list, list).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })
})
