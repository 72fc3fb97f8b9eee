import { isoDate } from '../shared/time'
import { noAnswer } from './cloud'

/** "jpg" of "wxfile://tmp/a.b.jpg"; pictures from the camera may come without. */
const extensionOf = (path: string): string => /\.(\w{1,5})$/.exec(path)?.[1]?.toLowerCase() ?? 'jpg'

/** A name that no other phone gives at the same moment. */
function cloudPath(folder: string, filePath: string): string {
  const now = Date.now()
  const chance = Math.floor(Math.random() * 36 ** 8).toString(36)
  return `${folder}/${isoDate(now)}/${now.toString(36)}-${chance}.${extensionOf(filePath)}`
}

/** Sends a file of this phone to the community's cloud storage and gives its file id. */
export async function upload(
  filePath: string,
  folder: string,
  onProgress: (percent: number) => void = () => undefined,
): Promise<string> {
  try {
    return await new Promise<string>((resolve, reject) => {
      const task = wx.cloud.uploadFile({
        cloudPath: cloudPath(folder, filePath),
        filePath,
        success: ({ fileID }) => resolve(fileID),
        fail: reject,
      })
      task.onProgressUpdate(({ progress }) => onProgress(progress))
    })
  } catch (error) {
    throw await noAnswer(error)
  }
}

/** Fetches a file of the community's cloud storage and gives its path on this phone. */
export async function download(fileId: string): Promise<string> {
  try {
    return (await wx.cloud.downloadFile({ fileID: fileId })).tempFilePath
  } catch (error) {
    throw await noAnswer(error)
  }
}
