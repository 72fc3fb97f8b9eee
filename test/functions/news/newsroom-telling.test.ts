import { EDITOR, Newsroom, NOON, reader, readerPerson } from './newsroom'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import * as shop from '../../support/shop'

/** Whoever asked for it hears of an article, once. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

describe('telling those who asked', () => {
  test('reaches each of them once, those of another grid never, with many and with crashes', async () => {
    const many = shop.range(230)
    await room.asksToBeTold(many.map(reader))
    await room.asksToBeTold([reader(900)], '8_1_101')
    const { id } = await room.approved({ audience: '1' }, { notify: true })

    for (const trips of [6, 40, 90]) {
      await room.cloud.fault({ crashAfterTrips: trips, only: { function: 'news' } })
      await room.timer().catch(() => undefined)
    }
    await room.cloud.fault({})
    await Promise.all([room.timer(), room.timer(), room.timer()])
    for (let i = 0; i < 5; i++) await room.timer()

    expect(await room.told(id)).toEqual(many.map(readerPerson))
    expect(await room.get(EDITOR, 'staffArticle', { id })).toMatchObject({ told: 230, asked: 231 })
    expect((await room.article(id)).notice).toMatchObject({ state: 'done' })
  }, 120_000)

  test('says what it is about and leads there, through WeChat and the inbox', async () => {
    await room.asksToBeTold([reader(1)])
    const { id } = await room.approved({}, { notify: true })

    await room.timer()

    expect(await room.cloud.find('messages', { kind: 'news.published' })).toMatchObject([
      {
        ...{
          personId: readerPerson(1),
          title: '周六上门量血压',
          template: 'news',
          push: 'due',
          callBy: null,
        },
        page: `/packages/news/pages/article/index?id=${id}`,
      },
    ])
  })

  test('nobody hears of what was to be quiet, and nobody who has not asked', async () => {
    await room.asksToBeTold([reader(1)])
    const quiet = await room.approved({ title: '不通知' })
    const spoken = await room.approved({ title: '通知' }, { notify: true })

    await room.timer()

    expect(await room.told(quiet.id)).toEqual([])
    expect(await room.told(spoken.id)).toEqual([readerPerson(1)])
  })

  test('a scheduled article is told of when it is there', async () => {
    await room.asksToBeTold([reader(1)])
    const { id } = await room.approved({}, { at: NOON + HOUR, notify: true })
    await room.timer()
    expect(await room.told(id)).toEqual([])

    await room.cloud.clock(NOON + DAY)
    await room.timer()

    expect(await room.told(id)).toEqual([readerPerson(1)])
  })

  test('a new revision tells again only if it is to', async () => {
    await room.asksToBeTold([reader(1)])
    const { id, version } = await room.approved({}, { notify: true })
    await room.timer()

    const quiet = await room.revised(id, version, '改了一个字')
    await room.timer()
    expect(await room.told(id)).toHaveLength(1)

    await room.revised(id, quiet.version, '改了时间', { notify: true })
    await room.timer()
    expect(await room.told(id)).toHaveLength(2)
  })

  test('stops when the article is withdrawn on the way', async () => {
    const many = shop.range(230)
    await room.asksToBeTold(many.map(reader))
    const { id, version } = await room.approved({}, { notify: true })
    // The run dies in the middle of its second batch.
    await room.cloud.fault({ crashAfterTrips: 130, only: { function: 'news' } })
    await room.timer().catch(() => undefined)
    await room.cloud.fault({})

    await room.get(EDITOR, 'withdrawArticle', { id, version, reason: '写错了' })
    const before = await room.told(id)
    await room.timer()

    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(many.length)
    expect(await room.told(id)).toEqual(before)
  })
})
