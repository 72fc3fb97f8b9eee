import * as fc from 'fast-check'
import {
  contentOf,
  emptyForm,
  formOf,
  isBlankForm,
  problemsOf,
  recovered,
  sameContent,
  withArrived,
} from '../../../miniprogram/packages/newsroom/model/article-form'
import { articleView } from '../../../miniprogram/packages/newsroom/model/article-view'
import {
  added,
  emptyBlock,
  itemsOfText,
  moved,
  restored,
  split,
  textOfList,
  without,
} from '../../../miniprogram/packages/newsroom/model/blocks'
import { changeRows } from '../../../miniprogram/packages/newsroom/model/changes-view'
import { officialUrlIn } from '../../../miniprogram/packages/newsroom/model/import-view'
import { numbersView } from '../../../miniprogram/packages/newsroom/model/numbers-view'
import { firstPlan, planOf } from '../../../miniprogram/packages/newsroom/model/plan'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import type { Block } from '../../../miniprogram/services/news'
import { article, content, may, NOW, submitted } from './fixtures'

const paragraph = (id: string, text = id): Block => ({ id, kind: 'paragraph', text })
const ids = (blocks: readonly Block[]): string => blocks.map(({ id }) => id).join('')
const ABC = [paragraph('a'), paragraph('b'), paragraph('c')]

describe('blocks', () => {
  test('are put in after the one that was pointed at, else at the end', () => {
    expect(ids(added(ABC, [paragraph('x')], 'a'))).toBe('axbc')
    expect(ids(added(ABC, [paragraph('x')]))).toBe('abcx')
  })

  test('move by one place and stay at the ends', () => {
    expect(ids(moved(ABC, 'b', -1))).toBe('bac')
    expect(ids(moved(ABC, 'c', 1))).toBe('abc')
  })

  test('taking out and bringing back is as if nothing had happened, wherever it stood', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), (id) => {
        const { blocks, removed } = without(ABC, id)
        expect(blocks).toHaveLength(2)
        expect(removed && restored(blocks, removed)).toEqual(ABC)
      }),
    )
  })

  test('text that was pasted in one go falls into its paragraphs, and no sign of it is lost', () => {
    const long = `${'很长的一句话。'.repeat(400)}`
    const parts = split(paragraph('a', `第一段\n\n${long}\n\n最后一段`))

    expect(parts[0]).toMatchObject({ id: 'a', text: '第一段' })
    expect(parts.every((part) => part.kind === 'paragraph' && part.text.length <= 2000)).toBe(true)
    expect(parts.map((part) => (part.kind === 'paragraph' ? part.text : '')).join('')).toBe(
      `第一段${long}最后一段`,
    )
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
  })

  test('a list is what was typed, line by line, and empty lines are not sent', () => {
    const typed = '身份证\n\n医保卡\n'
    const list: Block = { id: 'l', kind: 'list', ordered: false, items: itemsOfText(typed) }

    expect(textOfList(itemsOfText(typed))).toBe(typed)
    expect(contentOf({ ...emptyForm(), blocks: [list] }).content.blocks).toEqual([
      { ...list, items: ['身份证', '医保卡'] },
    ])
  })
})

describe('the form', () => {
  test('turns an article into what is typed and back without changing it', () => {
    const whole = content({
      tags: ['停水', '三号楼'],
      effectiveOn: '2026-11-27',
      relevance: { forWhom: '三号楼', bring: '', where: '', phone: '0393-4412345' },
      related: ['a7'],
    })

    expect(contentOf(formOf(whole)).content).toEqual(whole)
  })

  test('leaves out what is not finished and says how much that is', () => {
    const form = { ...formOf(content()), phone: '打电话', blocks: [...ABC, emptyBlock('link')] }

    const { content: sent, leftOut } = contentOf(form)

    expect(sent.blocks).toHaveLength(3)
    expect(sent.relevance).toBeNull()
    expect(leftOut).toBe(2)
    expect(problemsOf(form).phone).toContain('电话')
  })

  test('is blank until a word has been written: a category alone makes no draft', () => {
    expect(isBlankForm({ ...emptyForm(), category: 'policy', blocks: [emptyBlock('paragraph')] })).toBe(true)
    expect(isBlankForm({ ...emptyForm(), source: '濮阳日报' })).toBe(false)
  })

  test('files that never arrived are not restored, and counted', () => {
    const form = { ...formOf(content()), blocks: [...ABC, emptyBlock('image'), emptyBlock('image')] }

    expect(recovered(form).lost).toBe(2)
    expect(ids(recovered(form).form.blocks)).toBe('abc')
  })

  test('what is imported goes behind what is there, and a chosen title stays', () => {
    const mine = { ...emptyForm(), title: '我的标题', blocks: [paragraph('a'), emptyBlock('paragraph')] }
    const form = withArrived(mine, {
      title: '公众号的标题',
      source: '濮阳医保',
      cover: 'cloud://c/x.jpg',
      blocks: [paragraph('a', '搬来的')],
    })

    expect(form).toMatchObject({ title: '我的标题', source: '濮阳医保', cover: 'cloud://c/x.jpg' })
    expect(form.blocks).toMatchObject([{ text: 'a' }, { text: '搬来的' }])
    expect(new Set(form.blocks.map(({ id }) => id)).size).toBe(2)
  })

  test('says the same where only spaces at the tags differ', () => {
    const form = formOf(content({ tags: ['停水'] }))
    expect(sameContent(form, { ...form, tags: ' 停水  ' })).toBe(true)
    expect(sameContent(form, { ...form, title: '别的' })).toBe(false)
  })
})

describe('an article in the newsroom', () => {
  test('offers exactly what its person may do', () => {
    const keys = (acts: Parameters<typeof may>) =>
      articleView(article({ may: may(...acts) })).acts.map(({ key }) => key)

    expect(keys(['edit', 'discard'])).toEqual(['edit', 'preview', 'discard'])
    expect(keys(['withdraw', 'pin'])).toEqual(['preview', 'pin', 'withdraw'])
    expect(articleView(submitted()).main).toBe('review')
    expect(articleView(submitted({ may: may() })).main).toBe('')
  })

  test('that came back says who sent it back, and why', () => {
    const back = article({ returnedNote: { reason: '时间没写清', byName: '孙伟', at: NOW - HOUR } })
    expect(articleView(back).reason).toBe('孙伟今天 09:21退回:时间没写清')
  })

  test('that is being rewritten says that neighbours read the older one', () => {
    expect(articleView(article({ shown: true, live: content() })).sentence).toContain('上一版')
  })
})

describe('the plan of an approval', () => {
  test('proposes at once, with nothing above the others', () => {
    expect(planOf(firstPlan(NOW, 0, 0), NOW)).toEqual({
      at: null,
      pinnedUntil: null,
      urgentUntil: null,
      notify: false,
    })
  })

  test('refuses a time that has passed and a pin that ends before publishing', () => {
    const form = { ...firstPlan(NOW, 0, 0), when: 'later' as const }
    expect(planOf({ ...form, at: NOW - 1 }, NOW)).toHaveProperty('problem')
    expect(planOf({ ...form, at: NOW + DAY, pin: 'until', pinnedUntil: NOW + HOUR }, NOW)).toHaveProperty(
      'problem',
    )
  })

  test('begins with the pin that holds', () => {
    expect(firstPlan(NOW, NOW + HOUR, 0)).toMatchObject({
      pin: 'until',
      pinnedUntil: NOW + HOUR,
      urgent: 'none',
    })
  })
})

test('a reviewer sees each change with its word, and what did not change folded together', () => {
  const rows = changeRows([
    { kind: 'same', block: paragraph('a'), before: null },
    { kind: 'same', block: paragraph('b'), before: null },
    { kind: 'changed', block: paragraph('c', '新'), before: paragraph('c', '旧') },
    { kind: 'removed', block: paragraph('d'), before: null },
    { kind: 'same', block: paragraph('e'), before: null },
  ])

  expect(rows.map(({ same, change }) => change?.tag ?? same)).toEqual([2, '改过', '删掉', 1])
  expect(rows[1]?.change).toMatchObject({ words: '新', before: '旧' })
})

test('an address is found among the words that WeChat copies with it', () => {
  expect(officialUrlIn('看看这个 http://mp.weixin.qq.com/s/abc_1-2 很好')).toBe(
    'https://mp.weixin.qq.com/s/abc_1-2',
  )
  expect(officialUrlIn('https://example.com/s/abc')).toBe('')
})

test('the longest bar is the day with most readers, and days without any do not divide by nothing', () => {
  const days = [
    { day: '2026-11-24', readers: 50 },
    { day: '2026-11-25', readers: 100 },
  ]
  const view = numbersView({ days, categories: [], articles: [], openQuestions: 0, now: NOW })
  expect(view.days.map(({ percent }) => percent)).toEqual([100, 50])
  expect(view.total).toBe(150)
  const none = numbersView({
    days: [{ day: '2026-11-25', readers: 0 }],
    categories: [],
    articles: [],
    openQuestions: 0,
    now: NOW,
  })
  expect(none.days[0]?.percent).toBe(0)
})
