import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { communityWithTemplates, me } from '../pages/fixtures'
import { NO } from './fixtures'

type WriteFile = (options: { filePath: string; success: () => void; fail: (error: object) => void }) => void

async function open(more: CloudAnswers[string] = {}, answer = me()) {
  const page = await showPage('packages/account/pages/privacy/index', {
    cloud: { account: { me: answer, deleteMe: {}, allowMessages: {}, ...more } },
  })
  const writeFile = jest.fn<void, Parameters<WriteFile>>(({ success }) => success())
  const phone = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({ writeFile }),
    openDocument: jest.fn().mockResolvedValue({ errMsg: 'ok' }),
    clearStorageSync: jest.fn(),
  }
  // The simulator has made a copy of what it was given.
  Object.assign((globalThis as unknown as { wx: object }).wx, phone)
  return { page, phone, writeFile }
}

const FILE = { fileName: '我的资料-2026-11-23.xlsx', content: 'UEsDBA==' }

describe('my data as a file', () => {
  it('is put on the phone and opened with the menu that sends it on', async () => {
    const { page, phone, writeFile } = await open({ exportMyData: FILE })

    await page.fire('.export', 'tap')

    expect(writeFile).toHaveBeenCalledWith(
      expect.objectContaining({
        filePath: 'wxfile://usr/我的资料-2026-11-23.xlsx',
        data: 'UEsDBA==',
        encoding: 'base64',
      }),
    )
    expect(phone.openDocument).toHaveBeenCalledWith({
      filePath: 'wxfile://usr/我的资料-2026-11-23.xlsx',
      fileType: 'xlsx',
      showMenu: true,
    })
  })

  it('says what to do when the phone has no room for it', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { page, writeFile } = await open({ exportMyData: FILE })
    writeFile.mockImplementation(({ fail }) => fail({ errMsg: 'writeFile:fail exceeded' }))

    await page.fire('.export', 'tap')

    expect(page.text()).toContain('清理一下手机空间再试')
    error.mockRestore()
  })
})

describe('deleting the account', () => {
  it('first says what goes and what stays', async () => {
    const { page } = await open()
    expect(page.findAll('.really-delete')).toHaveLength(0)

    await page.fire('.delete', 'tap')

    expect(page.text()).toContain('会删掉')
    expect(page.text()).toContain('会留下')
    expect(page.calls.some(({ action }) => action === 'deleteMe')).toBe(false)
  })

  it('then asks gravely, forgets everything on the phone and begins at home as a stranger', async () => {
    const { page, phone } = await open()
    await page.fire('.delete', 'tap')

    await page.fire('.really-delete', 'tap')

    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ confirmColor: '#B42318' }))
    expect(phone.clearStorageSync).toHaveBeenCalled()
    expect(page.wx.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  it('does nothing when the person thinks again', async () => {
    const { page } = await open()
    await page.fire('.delete', 'tap')
    page.wx.showModal.mockResolvedValueOnce(NO)

    await page.fire('.really-delete', 'tap')

    expect(page.calls.some(({ action }) => action === 'deleteMe')).toBe(false)
  })

  it('says what has to be settled first, and forgets nothing', async () => {
    const { page, phone } = await open({
      deleteMe: () => {
        throw new Refusal('REFUSED', '“周五鲜蔬”还没取,取完再删')
      },
    })
    await page.fire('.delete', 'tap')

    await page.fire('.really-delete', 'tap')

    expect(page.text()).toContain('“周五鲜蔬”还没取,取完再删')
    expect(phone.clearStorageSync).not.toHaveBeenCalled()
  })
})

describe('reminders by WeChat', () => {
  const answer = me({ community: communityWithTemplates })

  it('are offered only where the community can send them', async () => {
    expect((await open()).page.findAll('.remind')).toHaveLength(0)
    expect((await open({}, answer)).page.findAll('.remind')).toHaveLength(3)
  })

  it('are told to the community when WeChat was allowed to', async () => {
    const { page } = await open({}, answer)
    page.wx.requestSubscribeMessage.mockResolvedValue({ errMsg: 'ok', 'tmpl-pickup': 'accept' } as never)

    await page.fire('.remind', 'tap')

    expect(page.calls.at(-1)?.input).toEqual({ templates: ['pickup'] })
    expect(page.text()).toContain('下一次会提醒您')
  })

  it('are not told when the person says no', async () => {
    const { page } = await open({}, answer)
    page.wx.requestSubscribeMessage.mockResolvedValue({ errMsg: 'ok', 'tmpl-pickup': 'reject' } as never)

    await page.fire('.remind', 'tap')

    expect(page.calls.some(({ action }) => action === 'allowMessages')).toBe(false)
  })

  it('say where to look when WeChat itself is switched off', async () => {
    const { page } = await open({}, answer)
    page.wx.requestSubscribeMessage.mockRejectedValue({ errMsg: 'fail', errCode: 20_004 })

    await page.fire('.remind', 'tap')

    expect(page.text()).toContain('在设置里打开通知')
  })
})

it('shows a stranger the text and nothing to do', async () => {
  const { page } = await open({}, me({ profile: null }))

  expect(page.text()).toContain('谁看得到')
  expect(page.findAll('.export')).toHaveLength(0)
  expect(page.findAll('.delete')).toHaveLength(0)
})
