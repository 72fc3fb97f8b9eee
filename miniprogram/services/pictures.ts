import { CloudError } from './errors'
import { upload } from './files'

/** WeChat's own advice for pictures in a page; a larger one makes the list slow on old phones. */
const LIMIT_BYTES = 200 * 1024

/** Ever smaller, until it fits: width in px first, since a sharp small picture beats a blurred large one. */
const STEPS = [
  { compressedWidth: 1080, quality: 80 },
  { compressedWidth: 1080, quality: 65 },
  { compressedWidth: 900, quality: 55 },
  { compressedWidth: 720, quality: 45 },
] as const

/** A picture as it lies in the cloud. */
export interface SentPicture {
  /** As shown, 200 KB at most. */
  file: string
  /** As it came from the album; empty where that is the one shown. */
  original: string
  /** Pixels of `file`. */
  width: number
  height: number
}

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

async function choose(count: number, sizeType: ('original' | 'compressed')[]): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType,
    })
    return tempFiles.map((file) => file.tempFilePath)
  } catch (error) {
    if (isCancelled(error)) return []
    throw new CloudError('BAD_INPUT', '打不开相册。请在微信右上角「…」的设置里允许使用相册,再试一次')
  }
}

/** Temporary paths of chosen pictures; empty when the person changed their mind. */
export const choosePhotos = (count: number): Promise<string[]> => choose(count, ['compressed'])

/** The same in the order in which they were tapped, and as good as the album has them: the original is kept too. */
export const choosePictures = (count: number): Promise<string[]> => choose(count, ['original'])

async function pixelsOf(src: string): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await wx.getImageInfo({ src })
    return { width: Math.round(width), height: Math.round(height) }
  } catch (error) {
    // The page then keeps no room for it; that is all.
    console.warn('size of a picture', error)
    return { width: 0, height: 0 }
  }
}

/**
 * Sends one picture to the cloud: small enough to be shown, and as it came from the album. `onProgress` hears of both as
 * one way from 0 to 100.
 */
export async function sendPicture(
  path: string,
  onProgress: (percent: number) => void = () => undefined,
): Promise<SentPicture> {
  const small = await fitForUpload(path)
  const pixels = await pixelsOf(small)
  const alone = small === path
  const file = await upload(small, 'news', (percent) => onProgress(alone ? percent : Math.round(percent / 3)))
  if (alone) return { file, original: '', ...pixels }
  const original = await upload(path, 'news-originals', (percent) =>
    onProgress(Math.round(33 + (percent * 2) / 3)),
  )
  return { file, original, ...pixels }
}

/** WeChat reports "the person closed the sheet" as a failure of the call. */
export const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errMsg' in error && /cancel/.test(String(error.errMsg))
