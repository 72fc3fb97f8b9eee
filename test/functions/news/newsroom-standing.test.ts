import { BOTH, EDITOR, Newsroom, NOON, outcome, RESIDENT, REVIEWER, SECOND_EDITOR, written } from './newsroom'
import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'

/** How long an article stands where: on top, among the others, nowhere any more. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

describe('on top', () => {
  test('what is urgent stands before what is pinned, and each steps down at its time', async () => {
    const old = await room.approved({ title: '老的' })
    await room.cloud.clock(NOON + MINUTE)
    const pinned = await room.approved({ title: '置顶' }, { pinnedUntil: NOON + 2 * HOUR })
    await room.cloud.clock(NOON + 2 * MINUTE)
    await room.approved({ title: '新的' })
    const { version } = await room.get(REVIEWER, 'pinArticle', {
      ...{ id: old.id, version: old.version, pinnedUntil: null, urgentUntil: NOON + HOUR },
    })
    expect(await room.titles()).toEqual(['老的', '置顶', '新的'])

    await room.cloud.clock(NOON + HOUR)
    await room.timer()
    expect(await room.titles()).toEqual(['置顶', '新的', '老的'])

    await room.cloud.clock(NOON + 2 * HOUR)
    await Promise.all([room.timer(), room.timer()])
    expect(await room.titles()).toEqual(['新的', '置顶', '老的'])
    expect(await room.article(pinned.id)).toMatchObject({ pinnedUntil: null, rank: NOON + MINUTE })
    // Whoever is editing meanwhile is not too late because of it.
    expect(await room.article(old.id)).toMatchObject({ version, urgentUntil: null })
  })

  test('is for reviewers to decide, and written down', async () => {
    const { id, version } = await room.approved()
    const pin = { id, version, pinnedUntil: NOON + DAY, urgentUntil: null }

    expect(outcome(await room.ask(EDITOR, 'pinArticle', pin))).toBe('NOT_ALLOWED')
    expect(outcome(await room.ask(REVIEWER, 'pinArticle', { ...pin, pinnedUntil: NOON }))).toBe('BAD_INPUT')
    expect(await room.get(BOTH, 'pinArticle', pin)).toMatchObject({ pinnedUntil: NOON + DAY })
    expect(await room.log('pinArticle')).toMatchObject([{ about: id, byName: '马丽' }])
  })

  test('lasts through a new revision that says nothing about it', async () => {
    const { id, version } = await room.approved({}, { pinnedUntil: NOON + DAY })
    await room.approved({ title: '后来的' })

    await room.revised(id, version, '改过的')

    expect(await room.titles()).toEqual(['改过的', '后来的'])
  })
})

describe('withdrawing', () => {
  test('is gone at once and everywhere', async () => {
    const blocks = [{ id: 'b1', kind: 'paragraph' as const, text: '见另一篇' }]
    const pointing = await room.approved({ title: '指向它的', summary: '另有通知', blocks })
    const { id, version } = await room.approved()
    const pointer = room.cloud.sdk().database().collection('newsArticles').where({ _id: pointing.id })
    await pointer.update({ 'live.related': [id] })
    await room.get(RESIDENT, 'react', { articleId: id, kind: 'saved', on: true })
    const seen = async () => ({
      list: (await room.get(RESIDENT, 'articles', {})).items.some((one) => one.id === id),
      search: (await room.get(RESIDENT, 'searchArticles', { words: '血压' })).items.length > 0,
      article: outcome(await room.ask(RESIDENT, 'article', { id })),
      beside: outcome(await room.ask(RESIDENT, 'beside', { id })),
      saved: (await room.get(RESIDENT, 'savedArticles', {})).items.length > 0,
      related: (await room.get(RESIDENT, 'beside', { id: pointing.id })).related.length > 0,
      found: (await room.get(EDITOR, 'findRelated', { words: '血压' })).items.length > 0,
      code: outcome(await room.ask(RESIDENT, 'articleCode', { id })) === 'NOT_FOUND',
      home: JSON.stringify(await room.cloud.call('account', RESIDENT, 'home')).includes('量血压'),
    })
    expect(await seen()).toMatchObject({
      ...{ list: true, search: true, article: 'ok', saved: true, related: true, found: true, home: true },
    })

    const withdrawn = await room.get(EDITOR, 'withdrawArticle', { id, version, reason: '时间写错了' })

    expect(await seen()).toEqual({
      ...{ list: false, search: false, article: 'NOT_FOUND', beside: 'NOT_FOUND', saved: false },
      ...{ related: false, found: false, code: true, home: false },
    })
    expect(withdrawn).toMatchObject({
      ...{ stage: 'withdrawn', shown: false, live: null },
      withdrawnNote: { reason: '时间写错了', byName: '张敏', at: NOON },
    })
    expect(await room.log('withdrawArticle')).toMatchObject([{ about: id, reason: '时间写错了' }])
  })

  test('takes a revision that is being written along, without losing a word of it', async () => {
    const { id, version } = await room.approved()
    const begun = await room.get(SECOND_EDITOR, 'saveDraft', {
      id,
      version,
      content: written({ title: '在写的' }),
    })

    await room.get(EDITOR, 'withdrawArticle', { id, version: begun.version, reason: '先撤下' })

    expect(await room.titles()).toEqual([])
    expect(await room.article(id)).toMatchObject({ work: { title: '在写的' }, writers: [SECOND_EDITOR] })
  })

  test('what was withdrawn can be rewritten and shown again', async () => {
    const { id, version } = await room.approved()
    const gone = await room.get(EDITOR, 'withdrawArticle', { id, version, reason: '写错了' })

    const back = await room.revised(id, gone.version, '写对了')

    expect(back).toMatchObject({ stage: 'published', withdrawnNote: null, revisedAt: NOON })
    expect(await room.titles()).toEqual(['写对了'])
  })

  test('keeps what is scheduled from being published', async () => {
    const { id, version } = await room.approved({}, { at: NOON + HOUR })
    await room.get(REVIEWER, 'withdrawArticle', { id, version, reason: '不办了' })
    await room.cloud.clock(NOON + DAY)

    await room.timer()

    expect(await room.titles()).toEqual([])
  })
})
