import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { me } from '../pages/fixtures'
import { daughter, familyOf, mother, NO } from './fixtures'

const open = (answer: ReturnType<typeof familyOf>, id: string, more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/link/index', {
    query: { id },
    cloud: { account: { family: answer, me: me(), saveLinkScopes: {}, endLink: {}, ...more } },
  })

const OVER_ME = familyOf({ overMe: [daughter()] })

describe('a link over me', () => {
  it('says what they may do, since when and by whose word', async () => {
    const page = await open(OVER_ME, 'link-daughter')

    expect(page.text()).toContain('李梅可以替您订菜、订餐')
    expect(page.text()).toContain('您自己点的同意')
  })

  it('names the member of staff who confirmed it face to face', async () => {
    const page = await open(familyOf({ overMe: [daughter({ confirmedByName: '吴刚' })] }), 'link-daughter')

    expect(page.text()).toContain('社区工作人员吴刚,当面问过您')
  })

  it('takes something away at once', async () => {
    const page = await open(OVER_ME, 'link-daughter')

    await page.fire('.scopes', 'change', { values: ['meals'] })

    expect(page.calls.find((call) => call.action === 'saveLinkScopes')?.input).toEqual({
      linkId: 'link-daughter',
      scopes: ['meals'],
    })
    expect(page.text()).toContain('现在就算数')
  })

  it('leads to 停止 instead of leaving a link that allows nothing', async () => {
    const page = await open(OVER_ME, 'link-daughter')

    await page.fire('.scopes', 'change', { values: [] })

    expect(page.text()).toContain('请点下面的“停止”')
    expect(page.calls.some((call) => call.action === 'saveLinkScopes')).toBe(false)
  })

  it('ends only after a grave question', async () => {
    const page = await open(OVER_ME, 'link-daughter')
    page.wx.showModal.mockResolvedValueOnce(NO)

    await page.fire('.stop', 'tap')
    expect(page.calls.some((call) => call.action === 'endLink')).toBe(false)

    await page.fire('.stop', 'tap')
    expect(page.calls.find((call) => call.action === 'endLink')?.input).toEqual({ linkId: 'link-daughter' })
    expect(page.wx.showModal).toHaveBeenLastCalledWith(expect.objectContaining({ confirmColor: '#B42318' }))
  })

  it('says why when it cannot be stopped', async () => {
    const page = await open(OVER_ME, 'link-daughter', {
      endLink: () => {
        throw new Refusal('REFUSED', '请先取完菜')
      },
    })

    await page.fire('.stop', 'tap')

    expect(page.text()).toContain('请先取完菜')
  })
})

describe('a link of mine', () => {
  it('has nothing to switch: what I may do is their word', async () => {
    const page = await open(familyOf({ mine: [mother()] }), 'link-mother')

    expect(page.findAll('.scopes')).toHaveLength(0)
    expect(page.text()).toContain('可以替 TA 订菜、订餐')
  })

  it('can be sent again and taken back while it waits', async () => {
    const waiting = mother({ state: 'pending', confirmedAt: null })
    const page = await open(familyOf({ mine: [waiting] }), 'link-mother')

    const card = (page.instance['onShareAppMessage'] as () => { path: string }).call(page.instance)
    expect(card.path).toBe('/packages/account/pages/invitation/index?id=link-mother')
    expect(page.text()).toContain('收回请求')
  })

  it('says of a request that came to nothing that nobody agreed, not that it was stopped', async () => {
    const refused = mother({ state: 'revoked', confirmedAt: null, endedAt: 1 })
    const page = await open(familyOf({ mine: [refused] }), 'link-mother')

    expect(page.text()).toContain('没有同意')
    expect(page.text()).not.toContain('停')
  })

  it('has nothing left to stop when it has ended', async () => {
    const page = await open(familyOf({ mine: [mother({ state: 'revoked', endedAt: 1 })] }), 'link-mother')

    expect(page.findAll('.stop')).toHaveLength(0)
  })
})

it('says that a link is not there any more, whoever asks', async () => {
  const page = await open(familyOf(), 'someone-elses')

  expect(page.text()).toContain('这里没有这位家人了')
})
