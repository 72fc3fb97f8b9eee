import * as ge from 'glass-easel'
import * as adapter from 'glass-easel-miniprogram-adapter'
import { domTag } from '../components/templates'
import { fire } from './elements'
import { rewriteLengths } from './lengths'

/** Where components of the mini-program are defined, and where pages are made from them. */
export interface Environment {
  space: adapter.CodeSpace
  backend: adapter.AssociatedBackend
}

/** DOM events of CSS animations that templates can listen to. */
const ANIMATION_EVENTS = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

/** Prepares glass-easel to work in this window as it does inside WeChat. */
export function createEnvironment(): Environment {
  writeAttributes()
  ge.globalOptions.writeIdToDOM = true
  const context = new PreviewBackend()
  ge.globalOptions.backendContext = context
  const env = new adapter.MiniProgramEnv()
  const backend = env.associateBackend(context)
  const space = env.createCodeSpace('', true)
  keepPlainIds(space)
  return { space, backend }
}

/** Makes DOM elements under WeChat's names, and leaves touches to the preview's own event layer. */
class PreviewBackend extends ge.CurrentWindowBackendContext {
  private readonly listening = new WeakMap<object, Set<string>>()

  override document = {
    createElement: (tag: string) => asBackend(document.createElement(domTag(tag))),
    createTextNode: (text: string) => asBackend(document.createTextNode(text)),
    createDocumentFragment: () => asBackend(document.createDocumentFragment()),
  }

  override onEvent(): void {}

  override setListenerStats(element: ge.domlikeBackend.Element, type: string): void {
    const animation = ANIMATION_EVENTS.find((name) => name === type)
    // A virtual host has no element of its own.
    if (animation === undefined || !element) return
    const types = this.listening.get(element) ?? new Set()
    this.listening.set(element, types)
    if (types.has(type)) return
    types.add(type)
    element.addEventListener(animation, (event: AnimationEvent | TransitionEvent) => {
      if (event.target !== (element as unknown) || element.__wxElement === undefined) return
      fire(element.__wxElement, type, { elapsedTime: event.elapsedTime * 1000 }, {}, event, false)
    })
  }
}

function asBackend(node: Node): ge.domlikeBackend.Element {
  return node as unknown as ge.domlikeBackend.Element
}

/** glass-easel keeps styles in rpx and data-* to itself: write both to the DOM, as WeChat's web view has them. */
function writeAttributes(): void {
  const { setNodeStyle, setDataset } = ge.Element.prototype
  ge.Element.prototype.setNodeStyle = function (style, segment) {
    setNodeStyle.call(this, typeof style === 'string' ? rewriteLengths(style) : style, segment)
  }
  ge.Element.prototype.setDataset = function (name, value) {
    setDataset.call(this, name, value)
    const dom = this.getBackendElement() as HTMLElement | null
    if (dom && ['string', 'number', 'boolean'].includes(typeof value)) {
      dom.setAttribute(
        `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
        String(value),
      )
    }
  }
}

/** The adapter prefixes every id with a random text; here `id="total"` stays `total` in the DOM. */
function keepPlainIds(space: adapter.CodeSpace): void {
  const inner = space as unknown as {
    prepareComponentOptions(path: string, options?: object): [ge.ComponentOptions, string]
  }
  const prepare = inner.prepareComponentOptions.bind(inner)
  inner.prepareComponentOptions = (path, options) => {
    const [prepared, isolation] = prepare(path, options)
    return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true }, isolation]
  }
}
