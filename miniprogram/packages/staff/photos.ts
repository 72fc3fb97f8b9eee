import { CloudError } from '../../services/errors'

/** WeChat's own advice for pictures in a page; a larger one makes the list slow on old phones. */
const LIMIT_BYTES = 200 * 1024

/** Ever smaller, until it fits: width in px first, since a sharp small picture beats a blurred large one. */
const STEPS = [
  { compressedWidth: 1280, quality: 80 },
  { compressedWidth: 1080, quality: 70 },
  { compressedWidth: 900, quality: 60 },
  { compressedWidth: 720, quality: 50 },
] as const

const sizeOf = (filePath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    wx.getFileSystemManager().getFileInfo({
      filePath,
      success: ({ size }) => resolve(size),
      fail: ({ errMsg }) => reject(new CloudError('BAD_INPUT', `这张照片读不出来,请换一张(${errMsg})`)),
    })
  })

/** A picture of at most 200 KB made from one of the album; its temporary path. */
export async function fitForUpload(path: string): Promise<string> {
  if ((await sizeOf(path)) <= LIMIT_BYTES) return path
  for (const step of STEPS) {
    const { tempFilePath } = await wx.compressImage({ src: path, ...step })
    if ((await sizeOf(tempFilePath)) <= LIMIT_BYTES) return tempFilePath
  }
  throw new CloudError('BAD_INPUT', '这张照片太大,压缩以后还是超过 200 KB,请换一张')
}

/** Temporary paths of chosen pictures; empty when the person changed their mind. */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    })
    return tempFiles.map((file) => file.tempFilePath)
  } catch (error) {
    if (isCancelled(error)) return []
    throw new CloudError('BAD_INPUT', '打不开相册。请在微信右上角「…」的设置里允许使用相册,再试一次')
  }
}

/** WeChat reports "the person closed the sheet" as a failure of the call. */
export const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errMsg' in error && /cancel/.test(String(error.errMsg))
