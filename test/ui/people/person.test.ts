import { ageAt } from '../../../miniprogram/shared/people'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { link, maskedWang, NOW, request, wang, wangTwice } from './fixtures'

const openPerson = (people: CloudAnswers[string]): Promise<Shown> =>
  showPage('packages/people/pages/person/index', { query: { id: 'p-wang' }, cloud: { people } })

const openedUrl = (page: Shown): unknown =>
  (page.wx.navigateTo.mock.calls.at(-1) as [{ url: string }] | undefined)?.[0].url

describe('a record of a resident', () => {
  test('given full sight, then everything that keeps her well is said, and her phone can be dialled', async () => {
    const page = await openPerson({ person: wang() })

    const text = page.text()
    expect(text).toContain('74 岁 · 第 1 网格 · 没有用微信')
    expect(text).toContain('3 号楼 2 单元 501')
    expect(text).toContain('要软烂')
    expect(text).toContain('对花生过敏')
    expect(text).toContain('耳朵不好')
    expect(text).toContain('李梅(叫 TA 妈妈) 替 TA 办')
    expect(page.find('#call').data['phone']).toBe('13900001001')
  })

  test('given masked sight, then it says who sees the rest, and nothing can be dialled, edited or confirmed', async () => {
    const page = await openPerson({ person: maskedWang() })

    expect(page.text()).toContain('只有 TA 那个网格的网格员和管理员看得到')
    expect(page.find('#call').data['phone']).toBe('')
    expect(page.text()).not.toContain('修改')
    expect(page.text()).not.toContain('停止')
    expect(page.text()).not.toContain('比一比')
  })

  test('given a record of another grid, then the page says what may be the reason that there is none', async () => {
    const page = await openPerson({
      person: () => {
        throw new Refusal('NOT_FOUND', '没有找到这位居民')
      },
    })

    expect(page.text()).toContain('可能是别的网格的居民,或者这份资料已经合并、删除了')
    expect(page.text()).not.toContain('代 TA 下单')
  })

  test('given the record is gone when one comes back to it, then nothing is left to do with it', async () => {
    let gone = false
    const page = await openPerson({
      person: () => {
        if (gone) throw new Refusal('NOT_FOUND', '没有找到这位居民')
        return wang()
      },
    })
    expect(page.findAll('#bar')).toHaveLength(1)

    gone = true
    ;(page.instance['onShow'] as () => void)()
    await page.settle()

    expect(page.findAll('#bar')).toHaveLength(0)
  })

  test('an order for her begins with the person as they were read', async () => {
    const page = await openPerson({ person: maskedWang() })

    await page.fire('#bar', 'act')

    const url = decodeURIComponent(String(openedUrl(page)))
    expect(url).toContain('/packages/staff/pages/phone-order/index?personId=p-wang')
    expect(url).toContain('3 号楼 2 单元 · 139****1001')
  })

  test('a request that waits leads to the face-to-face confirmation of that request', async () => {
    const page = await openPerson({ person: wang({ requests: [request()] }) })
    expect(page.text()).toContain('李梅 想替 TA 办')

    await page.fire('#requests', 'act', { row: { linkId: 'l-ask' } })

    expect(openedUrl(page)).toBe('/packages/people/pages/link-people/index?personId=p-wang&linkId=l-ask')
  })

  test('what has ended cannot be ended again', async () => {
    const page = await openPerson({ person: wang({ proxies: [link({ state: 'revoked' })] }) })

    expect(page.text()).toContain('已经停止')
    expect(page.findAll('#proxies >>> .link__act')).toHaveLength(0)
  })

  test('ending a link asks for the reason, and a refusal stays in the question', async () => {
    const page = await openPerson({
      person: wang(),
      endLinkFor: () => {
        throw new Refusal('STALE', '这条家人关系刚刚有变动,请刷新再看')
      },
    })
    await page.fire('#proxies', 'act', { row: { linkId: 'l-limei', who: '李梅 替 TA 办' } })

    await page.fire('#reason', 'confirm', { reason: '本人来说的' })

    expect(page.calls.at(-1)?.input).toEqual({ personId: 'p-wang', linkId: 'l-limei', reason: '本人来说的' })
    expect(page.find('#reason').data).toMatchObject({
      visible: true,
      failure: '这条家人关系刚刚有变动,请刷新再看',
    })
  })

  test('erasing is for whoever may, with a reason, and leads back', async () => {
    const page = await openPerson({ person: wangTwice(), erasePerson: {} })
    ;(page.instance['onErase'] as () => void)()

    await page.fire('#reason', 'confirm', { reason: '本人要求删除' })

    expect(page.calls.at(-1)).toMatchObject({
      action: 'erasePerson',
      input: { personId: 'p-wang', reason: '本人要求删除' },
    })
    expect(page.wx.navigateBack).toHaveBeenCalled()
  })

  test('records that may be of the same person can be compared by whoever may merge', async () => {
    const page = await openPerson({ person: wangTwice() })

    expect(page.text()).toContain('电话一样')
    ;(page.instance['onMerge'] as (event: object) => void)({ currentTarget: { dataset: { id: 'p-wang-2' } } })
    expect(openedUrl(page)).toBe('/packages/people/pages/merge/index?keep=p-wang&other=p-wang-2')
  })

  test('a birthday that has not come this year does not count yet', () => {
    expect(ageAt('1952-11-25', NOW)).toBe(74)
    expect(ageAt('1952-11-26', NOW)).toBe(73)
  })
})
