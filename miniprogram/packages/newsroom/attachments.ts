import { CloudError } from '../../services/errors'
import { upload } from '../../services/files'
import type { Block } from '../../services/news'
import { fitForUpload, isCancelled, sendPicture } from '../../services/pictures'

/** What can be put into an article beside words: chosen on the phone, then sent to the cloud. */

/** Something chosen, on its way into a block. */
export interface Chosen {
  /** A file of this phone; of a picture it can be shown at once. */
  path: string
  /** Fills the block when it has arrived. */
  send: (block: Block, onProgress: (percent: number) => void) => Promise<Block>
  name: string
}

const MEGABYTE = 1_000_000
/** What people wait for on a phone, and what the community keeps at most. */
const LARGEST = 50 * MEGABYTE

function checkSize(bytes: number): void {
  if (bytes > LARGEST) throw new CloudError('BAD_INPUT', '文件超过 50 MB,邻居们打开要等很久,请换个小一点的')
}

async function orNothing<T>(choosing: Promise<T>, refused: string): Promise<T | null> {
  try {
    return await choosing
  } catch (error) {
    if (isCancelled(error)) return null
    console.warn('choosing a file', error)
    throw new CloudError('BAD_INPUT', refused)
  }
}

/** A picture of the album as a piece of an article. */
export const picture = (path: string): Chosen => ({
  path,
  name: '',
  send: async (block, onProgress) =>
    block.kind === 'image' ? { ...block, ...(await sendPicture(path, onProgress)) } : block,
})

const MESSAGE_FILES = '打不开聊天里的文件,请先把文件发到「文件传输助手」,再试一次'

/** A file out of a WeChat conversation: WeChat gives no other. Null when the person changed their mind. */
export async function chooseFile(): Promise<Chosen | null> {
  const chosen = await orNothing(wx.chooseMessageFile({ count: 1, type: 'file' }), MESSAGE_FILES)
  const file = chosen?.tempFiles[0]
  if (!file) return null
  checkSize(file.size)
  const { name, size: bytes, path } = file
  return {
    path,
    name,
    send: async (block, onProgress) =>
      block.kind === 'file'
        ? {
            ...block,
            name: block.name || name.slice(0, 80),
            bytes,
            file: await upload(path, 'news-files', onProgress),
          }
        : block,
  }
}

/** Null when the person changed their mind. */
export async function chooseVideo(): Promise<Chosen | null> {
  const chosen = await orNothing(
    wx.chooseMedia({ count: 1, mediaType: ['video'], sourceType: ['album', 'camera'], maxDuration: 60 }),
    '打不开相册。请在微信右上角「…」的设置里允许使用相册,再试一次',
  )
  const video = chosen?.tempFiles[0]
  if (!video) return null
  checkSize(video.size)
  const { tempFilePath: path, thumbTempFilePath: thumb } = video
  return {
    path: '',
    name: '视频',
    send: async (block, onProgress) => {
      if (block.kind !== 'video') return block
      const file = await upload(path, 'news-videos', onProgress)
      return { ...block, file, cover: thumb ? await upload(await fitForUpload(thumb), 'news') : '' }
    },
  }
}

/** A recording of the article read aloud; null when the person changed their mind. */
export async function chooseAudio(): Promise<{ path: string; name: string } | null> {
  const chosen = await orNothing(
    wx.chooseMessageFile({ count: 1, type: 'file', extension: ['mp3', 'm4a', 'aac', 'wav'] }),
    MESSAGE_FILES,
  )
  const file = chosen?.tempFiles[0]
  if (!file) return null
  checkSize(file.size)
  return { path: file.path, name: file.name }
}

export const sendAudio = (path: string, onProgress: (percent: number) => void): Promise<string> =>
  upload(path, 'news-audio', onProgress)
