import { wordsAloud } from '../../../miniprogram/packages/news/model/aloud'
import { questionView } from '../../../miniprogram/packages/news/model/questions'
import type { Block } from '../../../miniprogram/services/news'
import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'
import {
  ageInWords,
  articleCardView,
  articleLook,
  inShort,
  seen,
  sizeInWords,
} from '../../../miniprogram/view/articles'
import { article, card, comment, NOW } from './fixtures'

const lookOf = (change: Parameters<typeof article>[0] = {}) => articleLook(article(change), article(change))
const blocksOf = (...blocks: Block[]) => lookOf({ blocks }).blocks

describe('how old news is', () => {
  it.each([
    [10_000, '刚刚'],
    [20 * MINUTE, '20 分钟前'],
    [2 * HOUR, '今天 07:00'],
    [12 * HOUR, '昨天 21:00'],
    [4 * DAY, '11月19日'],
    [400 * DAY, '2025年10月19日'],
  ])('%i ms ago reads %s', (age, words) => expect(ageInWords(NOW - age, NOW)).toBe(words))
})

describe('a card', () => {
  const view = (change: Parameters<typeof card>[0] = {}, opened: string[] = []) =>
    articleCardView(card(change), NOW, new Set(opened))

  it('is new until it was opened on this phone', () => {
    expect(view().unread).toBe(true)
    expect(view({}, ['a1']).unread).toBe(false)
  })

  it('is new for two weeks and no longer', () => {
    expect(view({ publishedAt: NOW - 14 * DAY + 1 }).unread).toBe(true)
    expect(view({ publishedAt: NOW - 14 * DAY }).unread).toBe(false)
  })

  it('says urgent before it says pinned', () => {
    expect(view({ pinned: true }).tag).toBe('置顶')
    expect(view({ pinned: true, urgent: true }).tag).toBe('紧急')
  })

  it('says to listeners what others see as a dot and a tag', () => {
    expect(view({ urgent: true }).words).toBe('没看过,紧急,周三停水一天,通知公告,今天 08:00')
    expect(seen(view({ urgent: true })).words).toBe('紧急,周三停水一天,通知公告,今天 08:00')
  })
})

describe('an article', () => {
  it('says when, from whom, and since when in another form', () => {
    const { when, revised } = lookOf({ publishedAt: NOW - DAY, revisedAt: NOW - HOUR })

    expect(when).toBe('昨天 09:00 · 兴隆社区')
    expect(revised).toBe('更新于 今天 08:00')
  })

  it('that was not published yet says so', () => {
    expect(articleLook(article(), { publishedAt: null, revisedAt: null, now: NOW }).when).toBe(
      '还没有发布 · 兴隆社区',
    )
  })

  it('that has run out says so plainly, from the day after its last', () => {
    expect(lookOf({ expiresOn: '2026-11-23' }).notNow).toBe('')
    expect(lookOf({ expiresOn: '2026-11-22' }).notNow).toContain('现在已经不适用了')
  })

  it('that has not begun says from when it counts', () => {
    const { notNow, validity } = lookOf({ effectiveOn: '2026-12-01', expiresOn: '2027-11-30' })

    expect(notNow).toContain('12月1日起才开始')
    expect(validity).toBe('12月1日起,到 2027年11月30日')
  })

  it('does not show its cover twice', () => {
    const picture = { id: 'b1', kind: 'image', original: '', width: 4, height: 3, caption: '' } as const

    expect(lookOf({ cover: 'f1', blocks: [{ ...picture, file: 'f1' }] }).cover).toBe('')
    expect(lookOf({ cover: 'f2', blocks: [{ ...picture, file: 'f1' }] }).cover).toBe('f2')
  })

  it('has no empty card of whom it concerns', () => {
    const none = { forWhom: '', bring: ' ', where: '', phone: '' }

    expect(lookOf({ relevance: none }).relevance).toBeNull()
    expect(lookOf({ relevance: { ...none, phone: '0393-4412345' } }).relevance).toEqual({
      facts: [],
      phone: '0393-4412345',
    })
  })
})

describe('the blocks of a body', () => {
  it('without words are left out', () => {
    expect(
      blocksOf(
        { id: 'b1', kind: 'paragraph', text: '  ' },
        { id: 'b2', kind: 'list', ordered: true, items: ['', ' '] },
        { id: 'b3', kind: 'heading', text: '怎么办' },
      ).map(({ id }) => id),
    ).toEqual(['b3'])
  })

  it('number their points only where the order matters', () => {
    const marks = (ordered: boolean) =>
      blocksOf({ id: 'b', kind: 'list', ordered, items: ['接水', '', '关阀'] }).flatMap((block) =>
        block.kind === 'list' ? block.items.map(({ mark }) => mark) : [],
      )

    expect(marks(true)).toEqual(['1.', '2.'])
    expect(marks(false)).toEqual(['·', '·'])
  })

  it('keep the room of a picture, and count pictures for the viewer', () => {
    const image = (id: string, width: number, original = '') =>
      ({ id, kind: 'image', file: `${id}-small`, original, width, height: 300, caption: '' }) as const
    const look = lookOf({ blocks: [image('p1', 400, 'p1-large'), image('p2', 0)] })

    expect(look.blocks).toMatchObject([
      { index: 0, proportion: 75 },
      { index: 1, proportion: 0 },
    ])
    expect(look.pictures).toEqual(['p1-large', 'p2-small'])
  })

  it('name what has no name of its own', () => {
    expect(
      blocksOf(
        { id: 'b1', kind: 'file', file: 'f', name: '', bytes: 0 },
        { id: 'b2', kind: 'link', url: 'https://mp.weixin.qq.com/s/1', title: '' },
        { id: 'b3', kind: 'channel', finderUserName: 'sphAbCdEf', feedId: 'export/1234', title: '' },
        { id: 'b4', kind: 'video', file: 'v', cover: '', caption: '走访' },
      ),
    ).toMatchObject([
      { name: '附件', size: '' },
      { title: '公众号文章' },
      { title: '视频号视频' },
      { caption: '走访' },
    ])
  })

  it.each([
    [0, ''],
    [300, '1 KB'],
    [680_400, '680 KB'],
    [2_340_000, '2.3 MB'],
  ])('%i bytes read "%s"', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
})

describe('what is read aloud', () => {
  it('stands in the order of the screen, with what expired said first', () => {
    const look = lookOf({
      expiresOn: '2026-11-01',
      relevance: { forWhom: '60 岁以上', bring: '', where: '', phone: '110' },
      blocks: [
        { id: 'b1', kind: 'heading', text: '怎么办' },
        { id: 'b2', kind: 'list', ordered: true, items: ['接水'] },
        { id: 'b3', kind: 'link', url: 'https://mp.weixin.qq.com/s/1', title: '不念' },
      ],
    })

    expect(wordsAloud(look)).toEqual([
      '周三停水一天',
      expect.stringContaining('不适用'),
      '今晚请接好水。',
      '给谁:60 岁以上',
      '打电话:110',
      '怎么办',
      '1. 接水',
    ])
  })
})

describe('a question', () => {
  it('shows a neighbour by the surname, and oneself as oneself', () => {
    expect(questionView(comment(), { now: NOW })).toMatchObject({ name: '李邻居', face: '李' })
    expect(questionView(comment({ mine: true }), { now: NOW }).name).toBe('我')
  })
})

describe('a text cut short', () => {
  it('keeps what fits and says that there is more', () => {
    expect(inShort('一二三', 3)).toBe('一二三')
    expect(inShort('一二三四', 3)).toBe('一二…')
  })
})
