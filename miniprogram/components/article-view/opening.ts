import { CloudError } from '../../services/errors'
import { download } from '../../services/files'

/** What WeChat's own viewer opens. */
const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const
type Document = (typeof DOCUMENTS)[number]
const PICTURES: readonly string[] = ['jpg', 'jpeg', 'png', 'gif', 'webp']

const extensionOf = (name: string): string => /\.(\w{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
const isDocument = (extension: string): extension is Document =>
  (DOCUMENTS as readonly string[]).includes(extension)

/** WeChat says why something did not open only in English. */
function cannot(error: unknown, sentence: string): never {
  console.warn(error)
  throw new CloudError('REFUSED', sentence)
}

/** Fetches a file of an article and opens it in WeChat's own viewer. */
export async function openFile(file: string, name: string): Promise<void> {
  const extension = extensionOf(name) || extensionOf(file)
  if (PICTURES.includes(extension)) return void wx.previewImage({ urls: [file] })
  if (!isDocument(extension))
    throw new CloudError('REFUSED', '这种文件在微信里打不开,请打电话让社区念给您或者打印一份')
  const filePath = await download(file)
  try {
    await wx.openDocument({ filePath, fileType: extension, showMenu: true })
  } catch (error) {
    cannot(error, '文件取到了,手机没能打开它,请再点一次;还不行请打电话给社区')
  }
}

/** An official account's article, in WeChat's own viewer; where that does not open, its address is copied. */
export async function openLink(url: string): Promise<string> {
  try {
    await new Promise<void>((resolve, reject) => {
      wx.openOfficialAccountArticle({ url, success: () => resolve(), fail: reject })
    })
    return ''
  } catch (error) {
    console.warn(error)
    await wx.setClipboardData({ data: url })
    return '这里打不开公众号文章,链接已经复制好了:发给微信里的“文件传输助手”,再点开就行'
  }
}

/** A video-channel item, in WeChat's own viewer. */
export async function openChannel(finderUserName: string, feedId: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      wx.openChannelsActivity({ finderUserName, feedId, success: () => resolve(), fail: reject })
    })
  } catch (error) {
    cannot(error, '视频没有打开,请再点一次;也可以在微信“视频号”里搜社区的名字')
  }
}
