import { type BuiltinNode, type Controller, define, flag, make, text } from './kit'
import { resourceUrl } from './resource'

/** `mode` → object-fit and object-position. */
const MODES: Readonly<Record<string, readonly [fit: string, position: string]>> = {
  scaleToFill: ['fill', '50% 50%'],
  aspectFit: ['contain', '50% 50%'],
  aspectFill: ['cover', '50% 50%'],
  widthFix: ['fill', '50% 50%'],
  heightFix: ['fill', '50% 50%'],
  center: ['none', '50% 50%'],
  top: ['none', '50% 0'],
  bottom: ['none', '50% 100%'],
  left: ['none', '0 50%'],
  right: ['none', '100% 50%'],
  'top left': ['none', '0 0'],
  'top right': ['none', '100% 0'],
  'bottom left': ['none', '0 100%'],
  'bottom right': ['none', '100% 100%'],
}

const PROPERTIES = {
  src: text(),
  mode: text('scaleToFill'),
  lazyLoad: flag(),
  webp: flag(),
  showMenuByLongpress: flag(),
  fadeIn: flag(),
  forceHttps: flag(),
  alt: text(),
}

function create(node: BuiltinNode<typeof PROPERTIES>): Controller {
  const img = make('img', '')
  img.draggable = false
  img.decoding = 'async'
  node.dom.append(img)
  img.addEventListener('load', () => {
    img.toggleAttribute('loaded', true)
    node.emit('load', { width: img.naturalWidth, height: img.naturalHeight })
  })
  img.addEventListener('error', () => {
    img.toggleAttribute('broken', true)
    if (img.hasAttribute('src')) node.emit('error', { errMsg: `GET ${node.props.src} fail` })
  })
  return {
    update(changed) {
      const { mode, src, lazyLoad, fadeIn, ariaLabel, alt } = node.props
      const [fit, position] = MODES[mode] ?? ['fill', '50% 50%']
      node.dom.setAttribute('mode', mode)
      node.dom.toggleAttribute('fade-in', fadeIn)
      img.style.objectFit = fit
      img.style.objectPosition = position
      img.loading = lazyLoad ? 'lazy' : 'eager'
      // An image without words is decoration; assistive technology shall not read its address.
      img.alt = alt || ariaLabel
      if (!changed.has('src')) return
      img.removeAttribute('loaded')
      img.removeAttribute('broken')
      if (src) img.src = resourceUrl(node, src)
      else img.removeAttribute('src')
    },
  }
}

export const image = define({ tag: 'image', template: 'empty', properties: PROPERTIES, create })
export const coverImage = define({ tag: 'cover-image', template: 'empty', properties: PROPERTIES, create })
