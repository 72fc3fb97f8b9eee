import type { Host } from '../core/host'
import { resolveResource } from '../components/resource'
import { pickFiles } from '../sheets/file-picker'
import { showSaved, viewImages } from '../sheets/viewers'
import { api, Refusal } from './call'
import { extensionOf, keepTemporary, loadFile } from './file-store'
import type { Permissions } from './permissions'

const VIDEO = /^video\//

interface ChosenFile {
  tempFilePath: string
  size: number
  fileType: 'image' | 'video'
  width: number
  height: number
  duration: number
}

/** A picture of any kind that the browser shows; drawings too, which have no bitmap. */
async function pictureOf(blob: Blob): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = URL.createObjectURL(blob)
  try {
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(image.src)
  }
}

async function sizeOf(blob: Blob): Promise<{ width: number; height: number }> {
  const { naturalWidth: width, naturalHeight: height } = await pictureOf(blob)
  return { width, height }
}

const nameExtension = (file: File): string | undefined => /\.(\w+)$/.exec(file.name)?.[1]

async function describe(file: File): Promise<ChosenFile> {
  const fileType = VIDEO.test(file.type) ? 'video' : 'image'
  const extension = nameExtension(file) ?? extensionOf(file.type)
  const size = fileType === 'image' ? await sizeOf(file).catch(() => null) : { width: 0, height: 0 }
  if (!size) throw new Refusal(`${file.name} is not a picture`)
  return { tempFilePath: keepTemporary(file, extension), size: file.size, fileType, duration: 0, ...size }
}

async function draw(blob: Blob, width: number, height: number, quality: number): Promise<Blob> {
  const image = await pictureOf(blob)
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, width / naturalWidth || 1, height / naturalHeight || 1)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(naturalWidth * scale)
  canvas.height = Math.round(naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvasBlob(canvas, 'image/jpeg', quality)
}

/** The canvas's picture; `quality` is 0–1. */
export function canvasBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Refusal('canvas is empty'))), type, quality)
  })
}

interface ChooseOptions {
  count?: number
  mediaType?: ('image' | 'video' | 'mix')[]
}

const acceptOf = ({ mediaType = ['image', 'video'] }: ChooseOptions) =>
  mediaType.includes('mix') ? 'image/*,video/*' : mediaType.map((type) => `${type}/*`).join(',')

/** Pictures and videos: from the album, to the screen, smaller, saved. */
export function mediaFamily(host: Host, permissions: Permissions): Record<string, unknown> {
  return {
    ...choosing(host),
    ...showing(host),
    ...changing(),
    ...saving(host, permissions),
    createVideoContext: (id: string) => document.querySelector<HTMLVideoElement>(`#${CSS.escape(id)} video`),
  }
}

function choosing(host: Host): Record<string, unknown> {
  const choose = async ({ count = 9 }: ChooseOptions, accept: string) => {
    const files = await pickFiles(host, { accept, multiple: count > 1 })
    if (files.length === 0) throw new Refusal('cancel')
    return files.slice(0, count)
  }
  return {
    chooseMedia: api<ChooseOptions>('chooseMedia', async (options) => {
      const tempFiles = await Promise.all((await choose(options, acceptOf(options))).map(describe))
      const types = new Set(tempFiles.map(({ fileType }) => fileType))
      return { tempFiles, type: types.size > 1 ? 'mix' : ([...types][0] ?? 'image') }
    }),
    chooseImage: api<ChooseOptions>('chooseImage', async (options) => {
      const tempFiles = await Promise.all((await choose(options, 'image/*')).map(describe))
      return {
        tempFilePaths: tempFiles.map(({ tempFilePath }) => tempFilePath),
        tempFiles: tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
      }
    }),
    chooseMessageFile: api<ChooseOptions & { extension?: string[] }>('chooseMessageFile', async (options) => {
      const accept = (options.extension ?? []).map((each) => `.${each.replace(/^\./, '')}`).join(',')
      const files = await choose(options, accept)
      return {
        tempFiles: files.map((file) => ({
          path: keepTemporary(file, nameExtension(file) ?? 'dat'),
          name: file.name,
          size: file.size,
          type: file.type.startsWith('image/') ? 'image' : 'file',
          time: Math.floor(file.lastModified / 1000),
        })),
      }
    }),
  }
}

interface PreviewOptions {
  urls?: string[]
  sources?: { url: string }[]
  current?: string | number
}

function showing(host: Host): Record<string, unknown> {
  const preview = (name: string, urlsOf: (options: PreviewOptions) => string[]) =>
    api<PreviewOptions>(name, (options) => {
      const urls = urlsOf(options)
      const start =
        typeof options.current === 'number' ? options.current : urls.indexOf(options.current ?? '')
      const addresses = urls.map((url) => resolveResource(url))
      // WeChat answers as soon as the viewer is open.
      viewImages(host, addresses, start).catch((error: unknown) => host.reportError(error, name))
    })
  return {
    previewImage: preview('previewImage', ({ urls }) => urls ?? []),
    previewMedia: preview('previewMedia', ({ sources }) => (sources ?? []).map(({ url }) => url)),
  }
}

interface CompressOptions {
  src: string
  /** 0–100. */
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

function changing(): Record<string, unknown> {
  return {
    getImageInfo: api<{ src: string }>('getImageInfo', async ({ src }) => {
      const blob = await loadFile(src, resolveResource)
      const type = extensionOf(blob.type)
      return { ...(await sizeOf(blob)), path: src, type: type === 'jpg' ? 'jpeg' : type, orientation: 'up' }
    }),
    compressImage: api<CompressOptions>('compressImage', async (options) => {
      const { src, quality = 80, compressedWidth = Infinity, compressedHeight = Infinity } = options
      const blob = await loadFile(src, resolveResource)
      const small = await draw(blob, compressedWidth, compressedHeight, quality / 100)
      return { tempFilePath: keepTemporary(small, 'jpg') }
    }),
  }
}

/** Into the phone's album, which here is a download. */
function saving(host: Host, permissions: Permissions): Record<string, unknown> {
  const save = (name: string) =>
    api<{ filePath: string }>(name, async ({ filePath }) => {
      const blob = await loadFile(filePath, resolveResource)
      if (!(await permissions.allows('scope.writePhotosAlbum'))) throw new Refusal('auth deny')
      // WeChat answers as soon as the picture is in the album.
      const fileName = filePath.split('/').at(-1) ?? 'picture'
      showSaved(host, blob, fileName).catch((error: unknown) => host.reportError(error, name))
    })
  return {
    saveImageToPhotosAlbum: save('saveImageToPhotosAlbum'),
    saveVideoToPhotosAlbum: save('saveVideoToPhotosAlbum'),
  }
}
