import { showPage } from '../../support/simulate'
import { me, profile } from './fixtures'

const open = (change: Parameters<typeof me>[0] = {}, more: object = {}) =>
  showPage('pages/me/index', { cloud: { account: { me: me(change), saveLetterSize: {}, ...more } } })

describe('my page', () => {
  it('changes the size of all letters at once, remembers it here and with the account', async () => {
    const page = await open()

    await page.fire('.letters', 'change', { value: 'large' })

    expect(page.data['pageStyle']).toBe('--font-factor:1.35;--target:60px')
    expect(page.wx.setStorageSync).toHaveBeenCalledWith('letterSize', 'large')
    expect(page.calls.at(-1)).toMatchObject({ action: 'saveLetterSize', input: { letterSize: 'large' } })
  })

  it('takes the size of letters that the person chose on another phone', async () => {
    const page = await open({ letterSize: 'largest' })

    expect(page.data).toMatchObject({ letterSize: 'largest', pageStyle: '--font-factor:1.75;--target:60px' })
  })

  it('keeps the choice on this phone when the account cannot be told', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = await open(
      {},
      {
        saveLetterSize: () => {
          throw new Error('lost')
        },
      },
    )

    await page.fire('.letters', 'change', { value: 'large' })

    expect(page.data['pageStyle']).toBe('--font-factor:1.35;--target:60px')
    expect(warn).toHaveBeenCalled()
    warn.mockRestore()
  })

  it('says how many messages and requests wait, and leads to them', async () => {
    const page = await open({ waiting: { messages: 3, requests: 1 } })

    expect(page.text()).toContain('3 条没看')
    expect(page.text()).toContain('有 1 个家人的请求等您同意')
    await page.tap('.waits')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/pages/family/index' })
    await page.tap('.inbox')
    expect(page.wx.navigateTo).toHaveBeenLastCalledWith({ url: '/packages/account/pages/inbox/index' })
  })

  it('shows a picture where there is one, and the letter when it cannot be shown', async () => {
    const page = await open({ profile: profile({ avatar: 'cloud://local/me.jpg' }) })
    expect(page.findAll('.face__picture')).toHaveLength(1)

    await page.fire('.face__picture', 'error')

    expect(page.findAll('.face__picture')).toHaveLength(0)
    expect(page.text()).toContain('英')
  })

  it('offers a new community to its first administrator only', async () => {
    expect((await open({ claimable: true })).text()).toContain('用开通码成为管理员')
    expect((await open()).text()).not.toContain('开通码')
  })

  it('shows a stranger nothing that is for residents', async () => {
    const page = await open({ profile: null })

    expect(page.findAll('.inbox')).toHaveLength(0)
    expect(page.findAll('.family')).toHaveLength(0)
    expect(page.text()).toContain('登记姓名和电话')
  })

  it('does not show the whole telephone number', async () => {
    expect((await open()).text()).toContain('139****1001')
  })
})
