import { type Builtin, type BuiltinNode, type Controller, anything, define, flag, number, text } from './kit'

const view = define({ tag: 'view', properties: { direction: text() }, hover: true })
const coverView = define({ tag: 'cover-view', properties: { scrollTop: anything() }, hover: true })
const shareElement = define({
  tag: 'share-element',
  properties: { key: text(), transform: flag(), duration: number(300), easingFunction: text() },
})
const officialAccount = define({ tag: 'official-account', properties: {} })

/** Lifts its children out of every scroll area and transform, up to the page itself. */
const rootPortal = define({
  tag: 'root-portal',
  template: 'root-portal',
  properties: { enable: flag(true) },
  create(node): Controller {
    const content = node.dom.firstElementChild as HTMLElement
    const place = () => {
      const page = node.dom.closest('wx-page')
      if (node.props.enable && page) page.append(content)
      else node.dom.append(content)
    }
    return {
      attached: place,
      update: () => {
        if (node.dom.isConnected) place()
      },
      detached: () => content.remove(),
    }
  },
})

/** Shows its children only while the screen is as wide and as high as asked. */
const matchMedia = define({
  tag: 'match-media',
  properties: {
    minWidth: number(),
    maxWidth: number(),
    width: number(),
    minHeight: number(),
    maxHeight: number(),
    height: number(),
    orientation: text(),
  },
  create(node): Controller {
    const check = () => {
      const { minWidth, maxWidth, width, minHeight, maxHeight, height, orientation } = node.props
      const fits =
        (!minWidth || innerWidth >= minWidth) &&
        (!maxWidth || innerWidth <= maxWidth) &&
        (!width || innerWidth === width) &&
        (!minHeight || innerHeight >= minHeight) &&
        (!maxHeight || innerHeight <= maxHeight) &&
        (!height || innerHeight === height) &&
        (!orientation || (orientation === 'landscape') === innerWidth > innerHeight)
      node.dom.toggleAttribute('wx-hidden', !fits)
    }
    return {
      update: check,
      attached: () => addEventListener('resize', check),
      detached: () => removeEventListener('resize', check),
    }
  },
})

const CONTAINER_PROPERTIES = {
  show: flag(),
  duration: number(300),
  zIndex: number(100),
  overlay: flag(true),
  position: text('bottom'),
  round: flag(),
  closeOnSlideDown: flag(),
  overlayStyle: text(),
  customStyle: text(),
}

function pageContainerController(node: BuiltinNode<typeof CONTAINER_PROPERTIES>): Controller {
  const overlay = node.dom.querySelector<HTMLElement>(':scope > .wx-container-overlay')
  const body = node.dom.querySelector<HTMLElement>(':scope > .wx-container-body')
  overlay?.addEventListener('click', () => {
    node.emit('clickoverlay')
    node.set({ show: false })
  })
  return {
    update(changed) {
      const { show, position, round, overlayStyle, customStyle, zIndex, overlay: covered } = node.props
      node.dom.dataset['position'] = position
      node.dom.toggleAttribute('round', round)
      if (overlay) overlay.style.cssText = `${node.host.fixStyle(overlayStyle)};z-index:${zIndex}`
      overlay?.toggleAttribute('hidden', !covered)
      if (body) body.style.cssText = `${node.host.fixStyle(customStyle)};z-index:${zIndex}`
      if (!changed.has('show') || show === node.dom.hasAttribute('open')) return
      node.emit(show ? 'beforeenter' : 'beforeleave')
      node.dom.toggleAttribute('open', show)
      window.setTimeout(() => node.emit(show ? 'afterenter' : 'afterleave'), node.props.duration)
    },
  }
}

/** A sheet inside the page that covers the rest of it while `show` is set. */
const pageContainer = define({
  tag: 'page-container',
  template: 'page-container',
  properties: CONTAINER_PROPERTIES,
  create: pageContainerController,
})

export const containers: readonly Builtin[] = [
  view,
  coverView,
  shareElement,
  officialAccount,
  rootPortal,
  matchMedia,
  pageContainer,
]
