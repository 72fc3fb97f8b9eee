import { showPage } from '../../support/simulate'
import { me } from './fixtures'

const open = (change: Parameters<typeof me>[0] = {}) =>
  showPage('pages/me/index', { cloud: { account: { me: me(change) } } })

describe('my page', () => {
  it('changes the size of all letters at once, and remembers it', async () => {
    const page = await open()

    await page.fire('.letters', 'change', { value: 'large' })

    expect(page.data['pageStyle']).toBe('--font-factor:1.35;--target:60px')
    expect(page.wx.setStorageSync).toHaveBeenCalledWith('letterSize', 'large')
  })

  it('tells for whom I may act, and in what', async () => {
    const page = await open({
      family: [{ personId: 'p2', name: '王保国', relation: '爸爸', scopes: ['groupbuy', 'meals'] }],
    })

    expect(page.text()).toContain('爸爸 王保国:可以替 TA 办订餐、团购')
  })

  it('does not show the whole telephone number', async () => {
    expect((await open()).text()).toContain('139****1001')
  })
})
