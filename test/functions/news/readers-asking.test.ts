import { DAY } from '../../../miniprogram/shared/time'
import { startCloud, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'
import { NOON, NOWHERE, ONE, published, reader, refusal, Stand, TWO, VISITOR } from './stand'

/** Asking under an article: who sees what is asked, before and after somebody of the community has looked. */

let cloud: TestCloud
let stand: Stand

beforeAll(async () => {
  cloud = await startCloud()
  stand = new Stand(cloud)
  await stand.settle(10)
  await cloud.clock(NOON)
  await stand.publish(published('a', { live: { title: '医保缴费开始了' } }), published('b'), published('c'))
})

afterEach(async () => {
  await cloud.fault({})
  await cloud.clock(NOON)
})

afterAll(() => cloud.stop())

const ask = (openid: string, text: string, articleId = 'a', requestId?: string) =>
  stand.ask(openid, 'ask', { articleId, text }, requestId)

const texts = async (openid: string, id = 'a'): Promise<string[]> =>
  (await stand.get(openid, 'beside', { id })).items.map(({ text }) => text)

const stored = (id: string) => cloud.find('newsComments', { _id: id })

test('what WeChat has nothing against stands there at once, under the surname alone', async () => {
  const asked = await stand.get(TWO, 'ask', { articleId: 'a', text: '在哪里交?' })

  expect(asked).toEqual({
    ...{ id: asked.id, name: '欧阳邻居', avatar: '', text: '在哪里交?', at: NOON },
    ...{ mine: true, waiting: false, answer: null },
  })
  const { items } = await stand.get(VISITOR, 'beside', { id: 'a' })
  expect(items).toEqual([{ ...asked, mine: false }])
  expect(await stored(asked.id)).toMatchObject([{ articleTitle: '医保缴费开始了', answered: false }])
})

test('whoever chose a nickname and a picture is known by them', async () => {
  expect(await stand.get(NOWHERE, 'ask', { articleId: 'b', text: '谢谢' })).toMatchObject({
    name: '爱养花',
    avatar: 'cloud://local.local/face.png',
  })
})

test('what WeChat is not sure of waits: only its writer sees it', async () => {
  const asked = await stand.get(ONE, 'ask', { articleId: 'b', text: '要交钱的话能贷款吗' })

  expect(asked.waiting).toBe(true)
  expect((await texts(ONE, 'b'))[0]).toBe('要交钱的话能贷款吗')
  expect(await texts(TWO, 'b')).not.toContain('要交钱的话能贷款吗')
  expect(await texts(VISITOR, 'b')).not.toContain('要交钱的话能贷款吗')
})

test('what WeChat refuses is not kept, and can be said otherwise', async () => {
  const refused = await ask(ONE, '哪里有赌博')

  expect(refusal(refused)).toMatch('BAD_TEXT')
  expect(await cloud.find('newsComments', { text: '哪里有赌博' })).toEqual([])
  expect(refusal(await ask(ONE, '哪里有棋牌室'))).toBe('ok')
})

test('only somebody whom we know can ask', async () => {
  expect(refusal(await ask(VISITOR, '你好'))).toMatch('PROFILE_NEEDED')
})

test('an answer is the community’s: who of it wrote, stays inside', async () => {
  const { id } = await stand.get(ONE, 'ask', { articleId: 'c', text: '几点开门?' })
  const database = cloud.sdk().database()
  const answer = database.command.set({ text: '八点半', byName: '张敏', at: NOON })
  await database.collection('newsComments').where({ _id: id }).update({ answer, answered: true })

  const { items } = await stand.get(TWO, 'beside', { id: 'c' })

  expect(items).toMatchObject([{ id, answer: { text: '八点半', at: NOON } }])
  expect(JSON.stringify(items)).not.toContain('张敏')
})

test('what staff have hidden is gone, for its writer too', async () => {
  const { id } = await stand.get(ONE, 'ask', { articleId: 'c', text: '卖旧冰箱' })
  await cloud.sdk().database().collection('newsComments').where({ _id: id }).update({ state: 'hidden' })

  expect(await texts(ONE, 'c')).not.toContain('卖旧冰箱')
})

test('one can take back one’s own, and nobody else’s', async () => {
  const { id } = await stand.get(ONE, 'ask', { articleId: 'a', text: '问错了' })

  const other = await stand.ask(TWO, 'removeQuestion', { id })
  expect(refusal(other)).toBe(refusal(await stand.ask(TWO, 'removeQuestion', { id: 'never-was' })))
  expect(await texts(TWO)).toContain('问错了')
  expect(refusal(await stand.ask(ONE, 'removeQuestion', { id }, 'the-tap-that-removes'))).toBe('ok')
  expect(refusal(await stand.ask(ONE, 'removeQuestion', { id }, 'the-tap-that-removes'))).toBe('ok')
  expect(await stored(id)).toEqual([])
})

test('one question sent 50 times is there once, with equal answers; with other words it is refused', async () => {
  const answers = await Promise.all(
    shop.range(50).map(async () => {
      for (;;) {
        const answer = await ask(reader(1), '冬天几号供暖', 'a', 'the-same-question')
        if (answer.ok || !['IN_PROGRESS', 'TOO_MANY', 'BUSY'].includes(answer.error.code)) return answer
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }),
  )

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(shop.tally(answers)).toEqual({ ok: 50 })
  expect(await cloud.find('newsComments', { text: '冬天几号供暖' })).toHaveLength(1)
  expect(refusal(await ask(reader(1), '别的', 'a', 'the-same-question'))).toMatch('REPEATED_DIFFERENTLY')
})

test('ten questions a day are enough; tomorrow there are ten more', async () => {
  for (const n of shop.range(10)) expect(refusal(await ask(reader(2), `第 ${n} 问`, 'c'))).toBe('ok')

  expect(refusal(await ask(reader(2), '第十一问', 'c'))).toMatch(/^TOO_MANY .*明天再来/)
  await cloud.clock(NOON + DAY)
  expect(refusal(await ask(reader(2), '第十一问', 'c'))).toBe('ok')
})

test('many questions come page by page, the newest first, each once', async () => {
  await stand.publish(published('busy'))
  await shop.add(
    cloud,
    'newsComments',
    shop.range(45).map((n) => ({
      ...{ _id: `q-${n}`, community: 'xinglong', articleId: 'busy', articleTitle: '', openid: reader(3) },
      ...{ name: '赵邻居', avatar: '', text: `第 ${n} 问`, at: NOON - Math.floor(n / 3), state: 'shown' },
      ...{ answered: false, answer: null, hiddenReason: '' },
    })),
  )
  const ids: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await stand.get(ONE, 'beside', { id: 'busy', ...(cursor === undefined ? {} : { cursor }) })
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === undefined) break
    cursor = page.next
  }

  expect(new Set(ids).size).toBe(45)
  expect(ids).toHaveLength(45)
})

test('asks nothing of the database that has no index', async () => {
  expect((await cloud.stats()).unindexed.filter((row) => row.function === 'news')).toEqual([])
})
