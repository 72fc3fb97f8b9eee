import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage, type Shown } from '../../support/simulate'
import { me, profile } from '../pages/fixtures'

const open = (more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/family-ask/index', {
    cloud: {
      account: { me: me({ profile: profile({ name: '李梅' }) }), askLink: { linkId: 'link-1' }, ...more },
    },
  })

const type = async (page: Shown, field: string, value: string) => {
  ;(page.instance['onField'] as (event: object) => void)({
    currentTarget: { dataset: { field } },
    detail: { value },
  })
  await page.settle()
}

async function fillIn(page: Shown): Promise<void> {
  await page.fire('.relation', 'change', { value: '妈妈' })
  await type(page, 'name', ' 王秀英 ')
  await type(page, 'phone', '13900001001')
}

interface Card {
  title: string
  path: string
}

const card = (page: Shown): Card => (page.instance['onShareAppMessage'] as () => Card).call(page.instance)

describe('asking to act for somebody', () => {
  it('asks with the word, the name, the phone and what is ticked', async () => {
    const page = await open()
    await fillIn(page)
    await page.fire('.scopes', 'change', { values: ['groupbuy'] })

    await page.fire('.send', 'act')

    expect(page.calls.at(-1)?.input).toEqual({
      relation: '妈妈',
      name: '王秀英',
      phone: '13900001001',
      scopes: ['groupbuy'],
    })
  })

  it('says everything that is missing at once, and sends nothing', async () => {
    const page = await open()
    await page.fire('.scopes', 'change', { values: [] })

    await page.fire('.send', 'act')

    for (const words of ['您怎么称呼这位家人', '请填 TA 的姓名', '请填手机号', '请至少选一样']) {
      expect(page.text()).toContain(words)
    }
    expect(page.find('.send').data['problem']).toContain('您怎么称呼这位家人')
    expect(page.calls.some((call) => call.action === 'askLink')).toBe(false)
  })

  it('takes another word for somebody than those on offer', async () => {
    const page = await open()
    await fillIn(page)
    await page.fire('.relation', 'change', { value: '其他' })
    await type(page, 'written', '大姨')

    await page.fire('.send', 'act')

    expect(page.calls.at(-1)?.input).toMatchObject({ relation: '大姨' })
  })

  it('then gives the card that goes to them, and the way without WeChat', async () => {
    const page = await open()
    await fillIn(page)

    await page.fire('.send', 'act')

    expect(page.text()).toContain('发给妈妈')
    expect(page.text()).toContain('妈妈不用微信')
    expect(card(page)).toEqual({
      title: '李梅想替您订菜、订餐',
      path: '/packages/account/pages/invitation/index?id=link-1',
    })
  })

  it('shares no invitation before there is one', async () => {
    expect(card(await open()).path).toBe('/pages/home/index')
  })

  it('keeps what was typed when the server refuses', async () => {
    const page = await open({
      askLink: () => {
        throw new Refusal('TOO_MANY', '今天问得太多了,明天再来')
      },
    })
    await fillIn(page)

    await page.fire('.send', 'act')

    expect(page.text()).toContain('今天问得太多了')
    expect(page.data['form']).toMatchObject({ chosen: '妈妈', phone: '13900001001' })
  })
})
