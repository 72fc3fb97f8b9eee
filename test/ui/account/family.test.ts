import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { NOW } from '../pages/fixtures'
import { child, daughter, familyOf, mother, NO } from './fixtures'

const open = (answer: ReturnType<typeof familyOf>, more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/family/index', { cloud: { account: { family: answer, ...more } } })

const REQUEST = familyOf({ requests: [daughter({ state: 'pending', confirmedAt: null })] })

describe('my family', () => {
  it('lists for whom I act, my children, and who acts for me', async () => {
    const page = await open(
      familyOf({
        mine: [
          mother(),
          mother({ linkId: 'l2', name: '王保国', relation: '爸爸', state: 'pending', confirmedAt: null }),
          mother({ linkId: 'l3', name: '王建军', relation: '舅舅', state: 'revoked', endedAt: NOW }),
        ],
        children: [child()],
        overMe: [daughter({ linkId: 'l4', name: '王强' })],
      }),
    )

    expect(page.text()).toContain('妈妈 王秀英')
    expect(page.text()).toContain('可以替 TA 订菜、订餐')
    expect(page.text()).toContain('等 TA 同意')
    expect(page.text()).toContain('今天停的')
    expect(page.text()).toContain('8 岁')
    expect(page.text()).toContain('可以替您订菜、订餐')
  })

  it("shows a guardian's link as a child, not a second time among the family", async () => {
    const page = await open(
      familyOf({ mine: [mother({ kind: 'guardian', name: '刘一诺' })], children: [child()] }),
    )

    expect(page.findAll('.mine')).toHaveLength(0)
    expect(page.findAll('.child')).toHaveLength(1)
  })

  it('says what it is for while nobody is here, and how to begin', async () => {
    const page = await open(familyOf())

    expect(page.text()).toContain('就能替他们订菜订餐')
    await page.fire('.ask', 'act')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/family-ask/index' })
    await page.fire('.new-child', 'tap')
    expect(page.wx.navigateTo).toHaveBeenLastCalledWith({ url: '/packages/account/pages/child/index' })
  })

  it('sends a stranger to introduce themselves first', async () => {
    const page = await showPage('packages/account/pages/family/index', {
      cloud: {
        account: {
          family: () => {
            throw new Refusal('PROFILE_NEEDED', '请先登记')
          },
        },
      },
    })

    expect(page.text()).toContain('先登记姓名和电话')
    await page.fire('.list', 'action')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/profile/index' })
  })
})

describe('a request that waits for my word', () => {
  it('is accepted with what I left ticked', async () => {
    const page = await open(REQUEST, { answerLink: {} })
    await page.fire('#request-0 >>> .scopes', 'change', { values: ['groupbuy'] })

    await page.fire('#request-0 >>> .accept', 'tap')

    expect(page.calls.find((call) => call.action === 'answerLink')?.input).toEqual({
      linkId: 'link-daughter',
      accept: true,
      scopes: ['groupbuy'],
    })
    expect(page.text()).toContain('说好了')
  })

  it('cannot be accepted for nothing at all', async () => {
    const page = await open(REQUEST, { answerLink: {} })

    await page.fire('#request-0 >>> .scopes', 'change', { values: [] })

    expect(page.text()).toContain('至少留一样')
    expect(page.find('#request-0 >>> .accept').data).toMatchObject({ disabled: true })
  })

  it('is refused after a second thought, and only then', async () => {
    const page = await open(REQUEST, { answerLink: {} })
    page.wx.showModal.mockResolvedValueOnce(NO)

    await page.fire('#request-0', 'answer', { id: 'link-daughter', accept: false, scopes: [] })
    expect(page.calls.some((call) => call.action === 'answerLink')).toBe(false)

    await page.fire('#request-0', 'answer', { id: 'link-daughter', accept: false, scopes: [] })
    expect(page.calls.find((call) => call.action === 'answerLink')?.input).toEqual({
      linkId: 'link-daughter',
      accept: false,
    })
  })

  it('stays when the answer does not get through, and says why', async () => {
    const page = await open(REQUEST, {
      answerLink: () => {
        throw new Refusal('NOT_FOUND', '这个请求已经收回了')
      },
    })

    await page.fire('#request-0 >>> .accept', 'tap')

    expect(page.text()).toContain('这个请求已经收回了')
    expect(page.findAll('#request-0')).toHaveLength(1)
  })
})
