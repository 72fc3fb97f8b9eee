/** A property of a built-in component: what WXML may set on its tag, and what it is when nothing is set. */
export interface Property<T> {
  readonly type: StringConstructor | NumberConstructor | BooleanConstructor | null
  readonly value: T
}

export type Properties = Readonly<Record<string, Property<unknown>>>

/** The values that a component's code sees for its declared properties. */
export type Values<P extends Properties> = { readonly [K in keyof P]: P[K]['value'] }

export const text = (value = ''): Property<string> => ({ type: String, value })
export const number = (value = 0): Property<number> => ({ type: Number, value })
export const flag = (value = false): Property<boolean> => ({ type: Boolean, value })
/** A property of any type. WeChat does not convert these; the component decides what it understands. */
export const anything = (value: unknown = undefined): Property<unknown> => ({ type: null, value })

const ARIA_STATES = [
  'ariaHidden',
  'ariaDisabled',
  'ariaChecked',
  'ariaExpanded',
  'ariaSelected',
  'ariaBusy',
  'ariaLive',
  'ariaLabelledby',
  'ariaDescribedby',
  'ariaValuenow',
  'ariaValuemin',
  'ariaValuemax',
  'ariaValuetext',
  'ariaHaspopup',
  'ariaPressed',
  'ariaModal',
  'ariaRoledescription',
  'ariaAtomic',
  'ariaControls',
  'ariaOrientation',
  'ariaCurrent',
  'ariaLevel',
  'ariaRequired',
  'ariaInvalid',
] as const

/** Property name → DOM attribute, for everything that assistive technology reads. */
export const ARIA_ATTRIBUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ARIA_STATES.map((name) => [name, name.replace('aria', 'aria-').toLowerCase()])),
  ariaLabel: 'aria-label',
  ariaRole: 'role',
  role: 'role',
}

/** What every built-in tag accepts. */
export const COMMON_PROPERTIES = {
  hidden: flag(),
  name: text(),
  animation: anything(),
  hoverClass: text(),
  hoverStopPropagation: flag(),
  hoverStartTime: number(50),
  hoverStayTime: number(400),
  ariaLabel: text(),
  ...Object.fromEntries([...ARIA_STATES, 'ariaRole', 'role'].map((name) => [name, anything()])),
} as const satisfies Properties

export type CommonValues = Values<typeof COMMON_PROPERTIES>
