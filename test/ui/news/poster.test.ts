import { layoutOf, linesOf } from '../../../miniprogram/packages/news/model/poster'
import { showPage } from '../../support/simulate'
import { article } from './fixtures'

/** Each sign ten wide. */
const measure = (part: string): number => part.length * 10

describe('the words of a poster', () => {
  it('break where the line is full', () => {
    expect(linesOf('一二三四五', 20, 3, measure)).toEqual(['一二', '三四', '五'])
  })

  it('end in "…" where there are too many, within the line', () => {
    expect(linesOf('一二三四五', 20, 2, measure)).toEqual(['一二', '三…'])
  })

  it('leave nothing behind where there are none', () => expect(linesOf('  ', 20, 2, measure)).toEqual([]))

  it('make the poster as high as they need, without a hole where there is no cover', () => {
    const context = { font: '', measureText: (part: string) => ({ width: measure(part) }) }
    const words = { title: '停水', summary: '', community: '兴隆社区', about: '通知公告' }
    const layout = (hasCover: boolean) =>
      layoutOf(
        context as unknown as WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D,
        words,
        hasCover,
      )

    expect(layout(true).height - layout(false).height).toBe(500)
  })
})

describe('the page of a poster', () => {
  /** Finds a canvas on which everything can be drawn, whatever is looked for. */
  function canvasQuery(): object {
    const context = new Proxy(
      {},
      {
        get: (_, key) =>
          key === 'measureText' ? (part: string) => ({ width: measure(part) }) : () => undefined,
        set: () => true,
      },
    )
    class LoadedImage {
      width = 400
      height = 300
      onload = (): void => undefined
      set src(_: string) {
        setTimeout(() => this.onload(), 0)
      }
    }
    const node = { width: 0, height: 0, createImage: () => new LoadedImage(), getContext: () => context }
    const query = {
      select: () => query,
      fields: () => query,
      exec: (tell: (found: object[]) => void) => tell([{ node }]),
    }
    return query
  }

  const open = async (save: () => Promise<object>, openSetting = jest.fn()) => {
    const page = await showPage('packages/news/pages/poster/index', {
      query: { id: 'a1' },
      storage: { community: { name: '兴隆社区', phone: '0393-4412345', templates: {} } },
      cloud: { news: { article: article(), articleCode: { file: 'cloud://local/code.png' } } },
    })
    const wx = (globalThis as unknown as { wx: { cloud: object } }).wx
    Object.assign(wx.cloud, { downloadFile: () => Promise.resolve({ tempFilePath: 'wxfile://code.png' }) })
    Object.assign(wx, {
      canvasToTempFilePath: () => Promise.resolve({ tempFilePath: 'wxfile://poster.jpg' }),
      saveImageToPhotosAlbum: save,
      openSetting,
    })
    page.instance['createSelectorQuery'] = canvasQuery
    await (page.instance['load'] as () => Promise<void>)()
    await page.settle()
    return page
  }

  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  })
  afterEach(() => jest.restoreAllMocks())

  it('saves the drawn picture and says where it is', async () => {
    const save = jest.fn().mockResolvedValue({})
    const page = await open(save)

    await page.fire('.save', 'act')

    expect(save).toHaveBeenCalledWith({ filePath: 'wxfile://poster.jpg' })
    expect(page.text()).toContain('存到相册了')
  })

  it('leads to the settings where the album was refused, and says what else one can do', async () => {
    const openSetting = jest.fn().mockResolvedValue({ authSetting: { 'scope.writePhotosAlbum': false } })
    const page = await open(
      () => Promise.reject(Object.assign(new Error(), { errMsg: 'auth deny' })),
      openSetting,
    )

    await page.fire('.save', 'act')

    expect(openSetting).toHaveBeenCalled()
    expect(page.text()).toContain('您也可以长按图片')
  })

  it('says nothing to who closed the sheet', async () => {
    const page = await open(() => Promise.reject(Object.assign(new Error(), { errMsg: 'fail cancel' })))

    await page.fire('.save', 'act')

    expect(page.data).toMatchObject({ problem: '', saved: false, refused: false })
  })
})
