import { fitForUpload, sendPicture } from '../../../miniprogram/services/pictures'

const KB = 1024

/** A phone whose pictures have sizes, and which compresses by what it is told. */
function putAlbum(bytes: Record<string, number>, compressed: number[]) {
  const sent: string[] = []
  const steps: { compressedWidth?: number; quality?: number }[] = []
  const wx = {
    getFileSystemManager: () => ({
      getFileInfo: ({ filePath, success }: { filePath: string; success(info: { size: number }): void }) =>
        success({ size: bytes[filePath] ?? 0 }),
    }),
    compressImage: (step: { compressedWidth: number; quality: number }) => {
      const tempFilePath = `small-${steps.push(step)}.jpg`
      bytes[tempFilePath] = compressed[steps.length - 1] ?? 0
      return Promise.resolve({ tempFilePath })
    },
    getImageInfo: () => Promise.resolve({ width: 1080, height: 810 }),
    cloud: {
      uploadFile: (options: {
        cloudPath: string
        filePath: string
        success(answer: { fileID: string }): void
      }) => {
        sent.push(`${options.cloudPath.split('/')[0]} ${options.filePath}`)
        setTimeout(() => options.success({ fileID: `cloud://c/${options.filePath}` }), 0)
        return { onProgressUpdate: (tell: (now: { progress: number }) => void) => tell({ progress: 100 }) }
      },
    },
  }
  Object.assign(globalThis, { wx })
  return { sent, steps }
}

test('a large picture is sent as it is shown and as it came, and its pixels are those that are shown', async () => {
  const { sent } = putAlbum({ 'big.jpg': 4000 * KB }, [300 * KB, 180 * KB])
  const progress: number[] = []

  const picture = await sendPicture('big.jpg', (percent) => progress.push(percent))

  expect(sent).toEqual(['news small-2.jpg', 'news-originals big.jpg'])
  expect(picture).toEqual({
    file: 'cloud://c/small-2.jpg',
    original: 'cloud://c/big.jpg',
    width: 1080,
    height: 810,
  })
  expect(progress).toEqual([33, 100])
})

test('a small one is sent once and stays what it is: a moving picture goes on moving', async () => {
  const { sent, steps } = putAlbum({ 'small.gif': 90 * KB }, [])

  const picture = await sendPicture('small.gif')

  expect(sent).toEqual(['news small.gif'])
  expect(steps).toHaveLength(0)
  expect(picture.original).toBe('')
})

test('quality falls before the picture does, and one that never fits is refused with what to do', async () => {
  const { steps } = putAlbum({ 'big.jpg': 9000 * KB }, [500 * KB, 400 * KB, 300 * KB, 250 * KB])

  await expect(fitForUpload('big.jpg')).rejects.toThrow('请换一张')

  const widths = steps.map(({ compressedWidth }) => compressedWidth)
  expect(widths).toEqual([1080, 1080, 900, 720])
})
