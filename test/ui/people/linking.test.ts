import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { request, search, wang } from './fixtures'

const openLink = (people: CloudAnswers[string], linkId?: string): Promise<Shown> =>
  showPage('packages/people/pages/link-people/index', {
    query: { personId: 'p-wang', ...(linkId ? { linkId } : {}) },
    cloud: { people: { person: wang({ requests: [request()] }), searchPeople: search(), ...people } },
  })

const run = (page: Shown, method: string, detail: object = {}): void =>
  (page.instance[method] as (event: object) => void)({ detail })

function chooseLi(page: Shown): void {
  run(page, 'onChoose', { personId: 'p-limei', name: '李梅' })
  run(page, 'onRelation', { value: '妈妈' })
  run(page, 'onScopes', { values: ['meals', 'groupbuy'] })
}

const written = (page: Shown) =>
  page.calls.filter(({ action }) => action === 'linkPeople' || action === 'confirmLink')

describe('a link that is confirmed face to face', () => {
  test('asks in one sentence, and sends nothing before the elder has nodded', async () => {
    const page = await openLink({ linkPeople: {} })
    chooseLi(page)
    await page.settle()
    expect(page.text()).toContain('李梅 可以替 王秀英 订餐、团购。王秀英当面点头了吗')

    await page.fire('#bar', 'act')

    expect(written(page)).toEqual([])
    expect(page.find('#bar').data['problem']).toContain('请先当面问过王秀英')
  })

  test('after the nod it is written down', async () => {
    const page = await openLink({ linkPeople: {} })
    chooseLi(page)
    run(page, 'onAgreed')

    await page.fire('#bar', 'act')

    expect(written(page)[0]?.input).toEqual({
      personId: 'p-wang',
      proxyPersonId: 'p-limei',
      relation: '妈妈',
      scopes: ['meals', 'groupbuy'],
    })
    expect(page.wx.navigateBack).toHaveBeenCalled()
  })

  test('whoever changes what was asked has to ask anew', async () => {
    const page = await openLink({})
    chooseLi(page)
    run(page, 'onAgreed')

    run(page, 'onScopes', { values: ['meals', 'groupbuy', 'health'] })

    expect(page.data).toMatchObject({ form: { agreed: false } })
  })

  test('a request is confirmed as it was made, and less than it asked for can be allowed', async () => {
    const page = await openLink({ confirmLink: {} }, 'l-ask')
    run(page, 'onScopes', { values: ['meals'] })
    run(page, 'onAgreed')

    await page.fire('#bar', 'act')

    expect(written(page)[0]).toMatchObject({
      action: 'confirmLink',
      input: { personId: 'p-wang', linkId: 'l-ask', scopes: ['meals'] },
    })
  })

  test('a request that was answered meanwhile is not there any more', async () => {
    const page = await openLink({}, 'l-gone')

    expect(page.text()).toContain('这个请求不在了')
    expect(page.findAll('#bar')).toHaveLength(0)
  })

  test('a refusal is shown as the server says it, and nothing is lost', async () => {
    const sentence = '李梅还没有用过小程序,请先在手机上打开小程序填好姓名和电话'
    const page = await openLink({
      linkPeople: () => {
        throw new Refusal('BAD_INPUT', sentence)
      },
    })
    chooseLi(page)
    run(page, 'onAgreed')

    await page.fire('#bar', 'act')

    expect(page.find('#bar').data['problem']).toBe(sentence)
    expect(page.data).toMatchObject({ form: { proxyName: '李梅', relation: '妈妈', agreed: true } })
  })

  test('the search for the other side leaves out the elder', async () => {
    const elder = { personId: 'p-wang', name: '王秀英', maskedPhone: '', whereText: '', grid: null }
    const page = await openLink({ searchPeople: search([elder, ...search().items]) })

    await page.fire('#finder >>> #search', 'search', { value: 'w' })

    expect(page.findAll('#finder >>> .found')).toHaveLength(1)
  })
})
