import { PRIVACY_VERSION } from '../../../miniprogram/shared/privacy'
import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { buildings, me, profile } from './fixtures'

const open = (account: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/profile/index', {
    cloud: { account: { me: me(), buildings, saveProfile: { personId: 'p-wang' }, ...account } },
  })

type Page = Awaited<ReturnType<typeof open>>

const type = async (page: Page, field: string, value: string) => {
  ;(page.instance['onField'] as (event: object) => void)({
    currentTarget: { dataset: { field } },
    detail: { value },
  })
  await page.settle()
}

/** As if another page lay below. */
const cameFromSomewhere = () => {
  ;(globalThis as unknown as { getCurrentPages: () => object[] }).getCurrentPages = () => [{}, {}]
}

const sent = (page: Page, action: string) => page.calls.filter((call) => call.action === action)

describe('my profile', () => {
  it('shows where the person lives', async () => {
    expect((await open()).text()).toContain('2 号楼 1 单元 302')
  })

  it('says under the field what is not right, and sends nothing', async () => {
    const page = await open()
    await type(page, 'phone', '123')

    await page.fire('.save', 'act')

    expect(page.text()).toContain('请填手机号,或带区号的座机号')
    expect(sent(page, 'saveProfile')).toHaveLength(0)
  })

  it('says the first of it at the foot too: of a long page the field may be out of sight', async () => {
    const page = await open()
    await type(page, 'phone', '123')
    await type(page, 'name', '')

    await page.fire('.save', 'act')
    expect(page.find('.save').data['problem']).toBe('请填手机号,或带区号的座机号')

    await type(page, 'phone', '13900001001')
    expect(page.find('.save').data['problem']).toBe('')
  })

  it('saves and goes back to where it came from', async () => {
    const page = await open()
    cameFromSomewhere()
    await page.fire('.diet', 'change', { values: ['soft', 'lowSalt'] })
    await type(page, 'dietNote', '对花生过敏')

    await page.fire('.save', 'act')

    expect(sent(page, 'saveProfile')[0]?.input).toEqual({
      name: '王秀英',
      phone: '13900001001',
      address: { building: '2', unit: '1', room: '302' },
      birthdate: '1948-03-08',
      diet: ['soft', 'lowSalt'],
      dietNote: '对花生过敏',
    })
    expect(sent(page, 'saveFace')).toHaveLength(0)
    expect(page.wx.navigateBack).toHaveBeenCalled()
  })

  it('keeps what was typed when the server refuses', async () => {
    const saveProfile = () => {
      throw new Refusal('BAD_TEXT', '名字里有不能用的字,请改一下')
    }
    const page = await open({ saveProfile })
    cameFromSomewhere()
    await type(page, 'name', '王小英')

    await page.fire('.save', 'act')

    expect(page.text()).toContain('名字里有不能用的字')
    expect(page.data['form']).toMatchObject({ name: '王小英' })
    expect(page.wx.navigateBack).not.toHaveBeenCalled()
  })
})

describe('consent before the first personal field', () => {
  const newcomer = { me: me({ profile: null }) }

  it('stands before every field, and saving says which text was agreed to', async () => {
    const page = await open(newcomer)
    expect(page.text()).toContain('您的资料怎么用')
    expect(page.findAll('.save')).toHaveLength(0)

    await page.fire('.agree', 'agreeprivacyauthorization')
    await type(page, 'name', '田小雨')
    await type(page, 'phone', '13900008888')
    await page.fire('.save', 'act')

    expect(sent(page, 'saveProfile')[0]?.input).toMatchObject({ privacyVersion: PRIVACY_VERSION })
  })

  it('is asked again when the text has changed, and only then', async () => {
    const older = await open({ me: me({ profile: profile({ privacyVersion: '2025-01' }) }) })
    expect(older.findAll('.agree')).toHaveLength(1)

    expect((await open()).findAll('.agree')).toHaveLength(0)
  })

  it('lets people leave without a word about themselves', async () => {
    const page = await open(newcomer)

    await page.fire('.not-now', 'tap')

    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
    expect(sent(page, 'saveProfile')).toHaveLength(0)
  })
})

describe("WeChat's phone number", () => {
  it('fills in the number and says that it is certain, until another is typed', async () => {
    const page = await open({ redeemPhone: { phone: '13700007777' } })

    await page.fire('.wechat-phone', 'getphonenumber', { code: 'c1', errMsg: 'getPhoneNumber:ok' })

    expect(sent(page, 'redeemPhone')[0]?.input).toEqual({ code: 'c1' })
    expect(page.data['form']).toMatchObject({ phone: '13700007777' })
    expect(page.text()).toContain('已验证')

    await type(page, 'phone', '13700007778')
    expect(page.text()).not.toContain('已验证')
  })

  it('asks nothing further of whoever says no', async () => {
    const page = await open()

    await page.fire('.wechat-phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })

    expect(page.data['phoneHint']).toBe('')
    expect(sent(page, 'redeemPhone')).toHaveLength(0)
  })

  it('leads to typing when WeChat gives none', async () => {
    const page = await open()

    await page.fire('.wechat-phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail no quota' })

    expect(page.text()).toContain('没有取到微信的手机号,请自己填')
  })

  it('keeps the typed number when the code cannot be redeemed', async () => {
    const redeemPhone = () => {
      throw new Refusal('BAD_INPUT', '没有取到手机号,请再点一次,或手工填写')
    }
    const page = await open({ redeemPhone })

    await page.fire('.wechat-phone', 'getphonenumber', { code: 'c1', errMsg: 'getPhoneNumber:ok' })

    expect(page.text()).toContain('请再点一次,或手工填写')
    expect(page.data['form']).toMatchObject({ phone: '13900001001' })
  })
})

describe('what neighbours see', () => {
  it('sends picture and nickname after the profile, when they were changed', async () => {
    const page = await open({ saveFace: {} })
    page.wx.cloud.uploadFile.mockImplementation((options?: { success?: (result: unknown) => void }) => {
      void Promise.resolve().then(() => options?.success?.({ fileID: 'cloud://test/face.jpg' }))
      return { onProgressUpdate: jest.fn() } as never
    })

    await page.fire('.avatar', 'chooseavatar', { avatarUrl: 'wxfile://tmp/face.png' })
    await type(page, 'nickname', '王姨')
    await page.fire('.save', 'act')

    expect(page.calls.slice(-2).map((call) => call.action)).toEqual(['saveProfile', 'saveFace'])
    expect(page.calls.at(-1)?.input).toEqual({ nickname: '王姨', avatar: 'cloud://test/face.jpg' })
  })
})
