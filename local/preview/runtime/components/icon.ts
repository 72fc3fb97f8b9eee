import { type Controller, anything, cssLength, define, text } from './kit'

const CIRCLE = '<circle cx="12" cy="12" r="11" fill="currentColor"/>'
const onCircle = (path: string) =>
  `${CIRCLE}<path d="${path}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`

/** WeChat's own icons: their shape and their colour when none is asked for. */
const ICONS: Readonly<Record<string, readonly [shape: string, color: string]>> = {
  success: [onCircle('M7 12.5l3.5 3.5L17 9'), '#09bb07'],
  success_no_circle: [line('M5 12.5l5 5L19.5 7'), '#09bb07'],
  info: [onCircle('M12 11v6M12 7.5v.1'), '#10aeff'],
  warn: [onCircle('M12 6.5v7M12 17v.1'), '#f43530'],
  waiting: [onCircle('M12 6.5v6l3.5 2'), '#10aeff'],
  cancel: [onCircle('M8 8l8 8M16 8l-8 8'), '#f43530'],
  clear: [onCircle('M8 8l8 8M16 8l-8 8'), '#b2b2b2'],
  download: [onCircle('M12 6.5v9M8 12l4 4 4-4'), '#09bb07'],
  search: [line('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5'), '#b2b2b2'],
}

export const icon = define({
  tag: 'icon',
  template: 'empty',
  properties: { type: text(), size: anything(23), color: text() },
  create(node): Controller {
    return {
      update() {
        const { type, size, color } = node.props
        const [shape, ownColor] = ICONS[type] ?? [CIRCLE, '#b2b2b2']
        node.dom.innerHTML = `<svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">${shape}</svg>`
        node.setStyle(`font-size:${cssLength(node.host, size, 23)};color:${color || ownColor}`)
      },
    }
  },
})
