import { canvasNode } from '../components/canvas'
import { api, Refusal } from './call'
import { keepTemporary } from './file-store'
import { canvasBlob } from './media'

interface CanvasOptions {
  canvas?: HTMLCanvasElement
  canvasId?: string
  fileType?: 'png' | 'jpg'
  /** 0–1. */
  quality?: number
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
}

/** The part of a canvas that was asked for, in the size that was asked for. */
function crop(canvas: HTMLCanvasElement, options: CanvasOptions): HTMLCanvasElement {
  const { x = 0, y = 0 } = options
  const width = options.width ?? canvas.width - x
  const height = options.height ?? canvas.height - y
  const part = document.createElement('canvas')
  part.width = options.destWidth ?? width
  part.height = options.destHeight ?? height
  part.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, part.width, part.height)
  return part
}

/** Canvases: off the screen, and from a canvas to a file. */
export function canvasFamily(): Record<string, unknown> {
  return {
    canvasToTempFilePath: api<CanvasOptions>('canvasToTempFilePath', async (options) => {
      const id = options.canvasId
      const canvas =
        options.canvas ??
        (id ? document.querySelector<HTMLCanvasElement>(`canvas[data-canvas-id="${id}"]`) : null)
      if (!canvas) throw new Refusal('canvas is not found')
      const jpg = options.fileType === 'jpg'
      const blob = await canvasBlob(
        crop(canvas, options),
        jpg ? 'image/jpeg' : 'image/png',
        options.quality ?? 1,
      )
      return { tempFilePath: keepTemporary(blob, jpg ? 'jpg' : 'png') }
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) => {
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      return canvasNode(canvas)
    },
  }
}
