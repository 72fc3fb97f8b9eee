import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { CloudError } from '../../../../services/errors'
import { download } from '../../../../services/files'
import { news } from '../../../../services/news'
import { isoDate } from '../../../../shared/time'
import { articleCategoryLabel } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { dateInWords } from '../../../../view/articles'
import { LOADING, present } from '../../../../view/state'
import type { PosterWords } from '../../model/poster'
import { drawPoster, layoutOf, pictureOf, WIDTH } from '../../model/poster'

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)

/** An article as one picture with its code, to save and to send on. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    id: '',
    title: '',
    /** The drawn poster on this phone. */
    picture: '',
    saved: false,
    /** WeChat lets a person say no to the album once; afterwards only its settings help. */
    refused: false,
  },
  onLoad(query) {
    this.setData({ id: query['id'] ?? '' })
  },
  onReady() {
    void this.load()
  },
  onShow() {
    dress(this)
  },
  load(): Promise<void> {
    return present(
      this,
      () => this.make(),
      (made) => made,
    )
  },
  async make(): Promise<{ picture: string; title: string }> {
    const { id } = this.data
    const [article, code, community] = await Promise.all([
      news.article(id),
      news.code(id),
      account.community(),
    ])
    const [codePath, coverPath] = await Promise.all([
      download(code.file),
      article.cover ? download(article.cover) : null,
    ])
    const words: PosterWords = {
      title: article.title,
      summary: article.summary,
      community: community.name,
      about: `${articleCategoryLabel[article.category]} · ${dateInWords(isoDate(article.publishedAt), article.now)}`,
    }
    return { picture: await this.draw(words, codePath, coverPath), title: article.title }
  },
  canvas(): Promise<WechatMiniprogram.Canvas> {
    return new Promise((resolve, reject) => {
      this.createSelectorQuery()
        .select('#poster')
        .fields({ node: true })
        .exec(([found]: ({ node?: WechatMiniprogram.Canvas } | null)[]) => {
          if (found?.node) resolve(found.node)
          else reject(new CloudError('INTERNAL', '手机没能画出海报,请再试一次'))
        })
    })
  },
  async draw(words: PosterWords, codePath: string, coverPath: string | null): Promise<string> {
    const canvas = await this.canvas()
    const [code, cover] = await Promise.all([
      pictureOf(canvas, codePath),
      coverPath === null ? null : pictureOf(canvas, coverPath),
    ])
    const context = canvas.getContext('2d')
    const layout = layoutOf(context, words, cover !== null)
    canvas.width = WIDTH
    canvas.height = layout.height
    drawPoster(context, layout, words, { cover, code })
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, fileType: 'jpg', quality: 0.9 })
    return tempFilePath
  },
  onRetry() {
    void this.load()
  },
  onPicture() {
    void wx.previewImage({ urls: [this.data.picture] })
  },
  onSave() {
    void act(this, 'save', () => this.save())
  },
  async save(): Promise<void> {
    try {
      await wx.saveImageToPhotosAlbum({ filePath: this.data.picture })
      this.setData({ saved: true, refused: false })
    } catch (error) {
      const why = messageOf(error)
      // Closing WeChat's own sheet needs no explanation.
      if (/cancel/i.test(why)) return
      if (!/auth|deny|permission/i.test(why)) {
        console.warn(why)
        throw new CloudError('REFUSED', '没有存下来,可能是手机空间不够。您也可以长按图片保存')
      }
      this.setData({ refused: true })
      await this.askForAlbum()
    }
  },
  async askForAlbum(): Promise<void> {
    const yes = await confirmed({
      title: '要先允许存到相册',
      content: '点“去设置”,打开“添加到相册”,再回来点一次保存。',
      yes: '去设置',
      no: '先不了',
    })
    if (!yes) return
    const { authSetting } = await wx.openSetting()
    if (authSetting['scope.writePhotosAlbum']) this.setData({ refused: false })
  },
})
