import { type Controller, define, flag, make, text } from './kit'

/** The canvas as WeChat hands it out: a browser canvas that can also make images and frames. */
export function canvasNode(canvas: HTMLCanvasElement): unknown {
  return Object.assign(canvas, {
    createImage: () => new Image(),
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
