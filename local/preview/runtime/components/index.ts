import type * as ge from 'glass-easel'
import { BUILTIN_PREFIX, type GeneratedTemplates, type Host } from '../core/host'
import { playAnimation } from './animation'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup } from './choice'
import { editor } from './editor'
import { form, label } from './form'
import { icon } from './icon'
import { coverImage, image } from './image'
import { input, textarea } from './input'
import { type Builtin, BuiltinNode } from './kit'
import { audio, openData, video, webView } from './media'
import { movableArea, movableView } from './movable'
import { navigator } from './navigator'
import { navigationBar, pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { progress } from './progress'
import { ARIA_ATTRIBUTES, COMMON_PROPERTIES } from './properties'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchControl } from './switch'
import { text } from './text'
import { containers } from './view'

const BUILTINS: readonly Builtin[] = [
  ...containers,
  text,
  image,
  coverImage,
  icon,
  button,
  input,
  textarea,
  scrollView,
  swiper,
  swiperItem,
  richText,
  navigator,
  label,
  form,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
  switchControl,
  slider,
  picker,
  pickerView,
  pickerViewColumn,
  canvas,
  video,
  audio,
  webView,
  openData,
  progress,
  pageMeta,
  navigationBar,
  movableArea,
  movableView,
  editor,
]

const nodes = new WeakMap<ge.GeneralComponent, BuiltinNode>()
const lastValues = new WeakMap<BuiltinNode, Record<string, unknown>>()

/** Makes WeChat's own tags known to every component of the mini-program. */
export function registerBuiltins(
  space: ge.ComponentSpace,
  generatedTemplates: GeneratedTemplates,
  host: Host,
): void {
  for (const builtin of BUILTINS) {
    const content = generatedTemplates[`${BUILTIN_PREFIX}${builtin.template ?? 'default'}`]
    if (!content) throw new Error(`the template of <${builtin.tag}> was not compiled`)
    const properties = { ...COMMON_PROPERTIES, ...builtin.properties }
    const definition = space.defineComponent({
      is: `${BUILTIN_PREFIX}${builtin.tag}`,
      template: { groupList: generatedTemplates, content },
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, { type, value }]) => [name, { type, value }]),
      ),
      observers: {
        '**'() {
          const node = nodes.get(this.general())
          if (node) refresh(node)
        },
      },
      lifetimes: {
        created() {
          bringToLife(builtin, this.general(), host)
        },
        attached() {
          nodes.get(this.general())?.controller.attached?.()
        },
        detached() {
          nodes.get(this.general())?.controller.detached?.()
        },
      },
    })
    space.setGlobalUsingComponent(builtin.tag, definition.general())
  }
}

function bringToLife(builtin: Builtin, component: ge.GeneralComponent, host: Host): void {
  const dom = component.getBackendElement() as unknown as HTMLElement | null
  if (!dom) return
  const node = new BuiltinNode(component, dom, builtin.tag, host)
  nodes.set(component, node)
  node.controller = builtin.create?.(node) ?? {}
  if (builtin.hover) followPresses(node)
  refresh(node)
}

/** Tells the component which of its properties differ from what it saw last. */
function refresh(node: BuiltinNode): void {
  const before = lastValues.get(node) ?? {}
  const now = { ...node.component.data }
  const changed = new Set(Object.keys(now).filter((name) => !(name in before) || now[name] !== before[name]))
  lastValues.set(node, now)
  if (changed.size === 0) return
  applyCommon(node, changed, before)
  try {
    node.controller.update?.(changed)
  } catch (error) {
    node.host.reportError(error, `<${node.tag}>`)
  }
}

function applyCommon(
  node: BuiltinNode,
  changed: ReadonlySet<string>,
  before: Readonly<Record<string, unknown>>,
): void {
  const { dom, props } = node
  if (changed.has('hidden')) dom.toggleAttribute('wx-hidden', props.hidden)
  if (changed.has('animation')) playAnimation(props.animation, (css) => node.setAnimationStyle(css))
  for (const name of changed) {
    const attribute = ARIA_ATTRIBUTES[name]
    if (!attribute) continue
    const value = (props as Readonly<Record<string, unknown>>)[name]
    // Only what the page itself has set is taken away again: a button keeps its own role.
    if (isSet(value)) dom.setAttribute(attribute, String(value))
    else if (isSet(before[name])) dom.removeAttribute(attribute)
  }
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== ''

/** Shows `hover-class` while a finger rests on the node, as long and as late as the page asks. */
function followPresses(node: BuiltinNode): void {
  let timer = 0
  const press = (event: { stopPropagation(): void }) => {
    const { hoverClass, hoverStartTime, hoverStopPropagation } = node.props
    if (!hoverClass || hoverClass === 'none' || node.dom.hasAttribute('disabled')) return
    if (hoverStopPropagation) markHoverHandled(event)
    else if (isHoverHandled(event)) return
    clearTimeout(timer)
    timer = window.setTimeout(() => node.setTemporaryClass(hoverClass), hoverStartTime)
  }
  const release = () => {
    if (!node.props.hoverClass) return
    clearTimeout(timer)
    timer = window.setTimeout(() => node.setTemporaryClass(''), node.props.hoverStayTime)
  }
  node.on('touchstart', press)
  node.on('touchend', release)
  node.on('touchcancel', release)
}

/** The browser event behind a press whose hover one node keeps to itself. */
const handledHovers = new WeakSet<object>()

const original = (event: object): object => {
  const source = 'getOriginalEvent' in event && typeof event.getOriginalEvent === 'function'
  const value: unknown = source ? (event as { getOriginalEvent(): unknown }).getOriginalEvent() : event
  return typeof value === 'object' && value !== null ? value : event
}
const markHoverHandled = (event: object) => void handledHovers.add(original(event))
const isHoverHandled = (event: object) => handledHovers.has(original(event))
