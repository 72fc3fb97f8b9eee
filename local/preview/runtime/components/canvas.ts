import { type Controller, define, flag, make, text } from './kit'
import { resolveResource } from './resource'

const nativeSource = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')

/** A picture to draw: it takes every address that WeChat takes, and keeps it as it was given. */
function canvasImage(): HTMLImageElement {
  const image = new Image()
  let given = ''
  Object.defineProperty(image, 'src', {
    get: () => given,
    set(src: string) {
      given = src
      nativeSource?.set?.call(image, resolveResource(src))
    },
  })
  return image
}

/** The canvas as WeChat hands it out: a browser canvas that can also make images and frames. */
export function canvasNode(canvas: HTMLCanvasElement): unknown {
  return Object.assign(canvas, {
    createImage: canvasImage,
    createImageData: (width: number, height: number) => new ImageData(width, height),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
  })
}

export const canvas = define({
  tag: 'canvas',
  template: 'empty',
  properties: { type: text(), canvasId: text(), disableScroll: flag() },
  create(node): Controller {
    const native = make('canvas', '')
    node.dom.append(native)
    node.on('touchmove', (event) => {
      if (node.props.disableScroll) event.preventDefault()
    })
    return {
      update() {
        native.dataset['canvasId'] = node.props.canvasId
      },
      queryNode: () => canvasNode(native),
    }
  },
})
