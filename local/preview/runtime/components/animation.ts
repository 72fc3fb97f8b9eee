/** One step of an animation as `wx.createAnimation().export()` writes it. */
export interface AnimationAction {
  animates: { type: string; args: (string | number)[] }[]
  option: {
    transformOrigin: string
    transition: { duration: number; timingFunction: string; delay: number }
  }
}

const withUnit = (type: string, value: string | number): string => {
  if (typeof value === 'string') return value
  if (/^translate/.test(type)) return `${value}px`
  if (/^(rotate|skew)/.test(type) && type !== 'rotate3d') return `${value}deg`
  return String(value)
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function isAnimation(value: unknown): value is { actions: AnimationAction[] } {
  return typeof value === 'object' && value !== null && 'actions' in value && Array.isArray(value.actions)
}

/**
 * Plays an exported animation: each action is one transition after the other. `apply` puts the styles of
 * the running step on the element.
 */
export function playAnimation(animation: unknown, apply: (css: string) => void): void {
  if (!isAnimation(animation)) return
  let wait = 0
  for (const action of animation.actions) {
    window.setTimeout(() => apply(cssOf(action)), wait)
    const { duration, delay } = action.option.transition
    wait += duration + delay
  }
}

/** The styles at the end of one action, with the transition that leads there. */
export function cssOf({ animates, option }: AnimationAction): string {
  const { duration, timingFunction, delay } = option.transition
  const transforms = animates
    .filter(({ type }) => type !== 'style')
    .map(({ type, args }) => `${type}(${args.map((arg) => withUnit(type, arg)).join(',')})`)
  const styles = animates
    .filter(({ type }) => type === 'style')
    .map(({ args: [name, value] }) => `${kebab(String(name))}:${value}`)
  return [
    `transition:all ${duration}ms ${timingFunction} ${delay}ms`,
    `transform-origin:${option.transformOrigin}`,
    ...(transforms.length ? [`transform:${transforms.join(' ')}`] : []),
    ...styles,
  ].join(';')
}
