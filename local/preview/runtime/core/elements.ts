import * as ge from 'glass-easel'

type WithElement = Node & { __wxElement?: ge.Element }

/** The glass-easel element that a DOM node is part of. */
export function ownerElement(node: Node | null): ge.Element | null {
  for (let at = node; at !== null; at = at.parentNode) {
    const element = (at as WithElement).__wxElement
    if (element !== undefined) return element
  }
  return null
}

/** The DOM element of a component: its own, or the first one inside a virtual host. */
export function domOf(element: ge.Element): HTMLElement | null {
  const own = element.getBackendElement() as HTMLElement | null
  if (own) return own
  if (ge.Component.isComponent(element)) {
    const inside = element.getShadowRoot()
    if (inside) return firstDom(inside)
  }
  return firstDom(element)
}

function firstDom(parent: ge.Element): HTMLElement | null {
  for (const child of parent.childNodes) {
    if (!ge.Element.isElement(child)) continue
    const dom = domOf(child)
    if (dom) return dom
  }
  return null
}

/** Dispatches an event into the component tree. */
export function fire(
  element: ge.Element,
  type: string,
  detail?: unknown,
  extra: Record<string, unknown> = {},
  originalEvent?: Event,
  bubbles = true,
): ge.Event<unknown> {
  const event = new ge.Event<unknown>(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    originalEvent,
    extraFields: extra,
  })
  ge.Event.dispatchEvent(element, event)
  return event
}

/** The `this` of a component's code, with the component behind it. */
export interface Caller {
  _$: ge.GeneralComponent
}

/** Whether a value is the `this` of a component or page. */
export function isCaller(value: unknown): value is Caller {
  return typeof value === 'object' && value !== null && '_$' in value && ge.Component.isComponent(value._$)
}

/** The outermost component around an element: the page, or the tab bar. */
export function rootOf(element: ge.Element): ge.Element {
  let at = element
  while (at.ownerShadowRoot) at = at.ownerShadowRoot.getHostNode()
  return at
}
