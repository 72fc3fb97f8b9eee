import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { NOW } from './fixtures'

const WANG = {
  personId: 'p-wang',
  name: '王秀英',
  maskedPhone: '139****1001',
  whereText: '3 号楼 2 单元',
  grid: '1',
}

const openPeople = (people: CloudAnswers[string], query: Record<string, string> = {}): Promise<Shown> =>
  showPage('packages/staff/pages/people/index', {
    query,
    cloud: {
      people: { searchPeople: { items: [WANG], now: NOW }, ...people },
      account: { buildings: { buildings: [] } },
    },
  })

const search = (page: Shown, value: string): Promise<void> => page.fire('#search', 'search', { value })

const type = (page: Shown, key: string, value: string): void =>
  (page.instance['onType'] as (event: object) => void)({
    currentTarget: { dataset: { key } },
    detail: { value },
  })

const openedUrl = (page: Shown): string =>
  decodeURIComponent((page.wx.navigateTo.mock.calls.at(-1) as [{ url: string }] | undefined)?.[0].url ?? '')

describe('finding a caller', () => {
  test('a row says the building and a masked phone: enough to tell two namesakes apart', async () => {
    const page = await openPeople({})

    await search(page, 'wxy')

    expect(page.calls.at(-1)?.input).toEqual({ query: 'wxy' })
    expect(page.text()).toContain('3 号楼 2 单元')
    expect(page.text()).toContain('139****1001')
  })

  test('given another search does not get through, then nobody who was found before stands under it', async () => {
    let online = true
    const page = await openPeople({
      searchPeople: () => {
        if (!online) throw new Refusal('INTERNAL', '没有办成,请再试一次')
        return { items: [WANG], now: NOW }
      },
    })
    await search(page, '王')

    online = false
    await search(page, '李')

    expect(page.text()).not.toContain('王秀英')
    expect(page.text()).not.toContain('没有找到李')
  })

  test('from 代客下单 a tap leads to the order', async () => {
    const page = await openPeople({}, { campaignId: 'c1' })
    await search(page, '王')

    await page.tap('.person')

    expect(openedUrl(page)).toContain('/pages/phone-order/index?personId=p-wang')
    expect(openedUrl(page)).toContain('campaignId=c1')
  })

  test('from 居民 a tap leads to the record', async () => {
    const page = await openPeople({}, { records: '1' })
    await search(page, '王')

    await page.tap('.person')

    expect(openedUrl(page)).toBe('/packages/people/pages/person/index?id=p-wang')
  })

  test('searching too often is refused in words, with another try', async () => {
    const page = await openPeople({
      searchPeople: () => {
        throw new Refusal('TOO_MANY', '您找人找得太频繁了,请过几分钟再找')
      },
    })

    await search(page, '王')

    expect(page.text()).toContain('您找人找得太频繁了')
    expect(page.text()).toContain('再试一次')
  })
})

describe('writing down a new neighbour', () => {
  const register = async (page: Shown): Promise<void> => {
    ;(page.instance['onRegister'] as () => void)()
    await page.settle()
  }
  const sent = (page: Shown) => page.calls.filter(({ action }) => action === 'registerPerson')

  test('name and phone are enough, and what was searched is not typed twice', async () => {
    const page = await openPeople({ registerPerson: { personId: 'p-new' } }, { records: '1' })
    await search(page, '赵国庆')
    await register(page)
    type(page, 'phone', '13900001111')

    await page.fire('#bar', 'act')

    expect(sent(page)[0]?.input).toEqual({ name: '赵国庆', phone: '13900001111', address: null })
    expect(page.text()).toContain('赵国庆登记好了')
  })

  test('birthdate and diet stay folded until there is time for them', async () => {
    const page = await openPeople({ registerPerson: { personId: 'p-new' } })
    await search(page, '赵国庆')
    await register(page)
    expect(page.findAll('#chips')).toHaveLength(0)

    ;(page.instance['onMore'] as () => void)()
    await page.settle()
    await page.fire('#chips', 'change', { values: ['lowSalt'] })
    type(page, 'phone', '13900001111')
    await page.fire('#bar', 'act')

    expect(sent(page)[0]?.input).toMatchObject({ diet: ['lowSalt'] })
  })

  test('somebody who is known already is offered instead of written down twice', async () => {
    const page = await openPeople(
      {
        registerPerson: () => {
          throw new Refusal('STALE', '王秀英已经登记过了,可以直接选', { personId: 'p-wang' })
        },
      },
      { records: '1' },
    )
    await search(page, '王秀英')
    await register(page)
    type(page, 'phone', '13900001001')
    await page.fire('#bar', 'act')
    expect(page.find('#bar').data['problem']).toContain('已经登记过了')
    expect(page.text()).toContain('就是 TA')

    ;(page.instance['onKnown'] as () => void)()

    expect(openedUrl(page)).toBe('/packages/people/pages/person/index?id=p-wang')
  })
})
