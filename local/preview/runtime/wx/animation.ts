import type { AnimationAction } from '../components/animation'

interface AnimationOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

const TRANSFORMS = (
  'rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY ' +
  'translate translate3d translateX translateY translateZ matrix matrix3d'
).split(' ')
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right']
const WITHOUT_UNIT = new Set(['opacity', 'backgroundColor'])

type Step = (...args: (string | number)[]) => Animation
interface Animation {
  step(options?: AnimationOptions): Animation
  export(): { actions: AnimationAction[] }
  [name: string]: unknown
}

/** `wx.createAnimation`: writes down transforms and styles step by step, for the `animation` attribute. */
export function createAnimation(defaults: AnimationOptions = {}): Animation {
  let actions: AnimationAction[] = []
  let animates: AnimationAction['animates'] = []
  const animation: Animation = {
    step(options = {}) {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = {
        ...defaults,
        ...options,
      }
      actions.push({ animates, option: { transformOrigin, transition: { duration, timingFunction, delay } } })
      animates = []
      return animation
    },
    export() {
      const exported = { actions }
      actions = []
      return exported
    },
  }
  const record = (type: string): Step => {
    return (...args) => {
      animates = [...animates, { type, args }]
      return animation
    }
  }
  for (const name of TRANSFORMS) animation[name] = record(name)
  for (const name of STYLES) {
    const style = record('style')
    animation[name] = (value: string | number) =>
      style(name, typeof value === 'number' && !WITHOUT_UNIT.has(name) ? `${value}px` : value)
  }
  return animation
}
