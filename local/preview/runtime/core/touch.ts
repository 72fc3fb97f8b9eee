import type * as ge from 'glass-easel'
import { fire, ownerElement } from './elements'
import type { TouchPoint } from './host'

/** A finger that moves further than this is not tapping, px. */
const TAP_DISTANCE = 10
/** A finger that rests this long is pressing, ms. */
const LONG_PRESS = 350
/** The browser repeats a touch as a mouse event within this time, ms. */
const MOUSE_ECHO = 800

/** What a press becomes by itself: focus, a file dialog, a menu. The browser must see it through. */
const NATIVE_CONTROLS = 'input, textarea, select, button, a, video, audio, iframe, [contenteditable]'

interface Press {
  element: ge.Element
  x: number
  y: number
  moved: boolean
  long: boolean
  timer: number
}

export interface TouchHost {
  frameRect(): DOMRect
  /** The scrolling element of the visible page. */
  scroller(): HTMLElement | undefined
}

/** Turns what mouse and fingers do into WeChat's touch, tap and longpress events. */
export function listenToTouches(host: TouchHost): void {
  const gestures = new Gestures(host)
  const options = { capture: true, passive: false }
  let lastTouch = -Infinity
  const isEcho = () => performance.now() - lastTouch < MOUSE_ECHO

  addEventListener(
    'touchstart',
    (event) => {
      lastTouch = performance.now()
      gestures.start(event.changedTouches[0], [...event.touches], event)
    },
    options,
  )
  addEventListener(
    'touchmove',
    (event) => gestures.move(event.changedTouches[0], [...event.touches], event),
    options,
  )
  addEventListener(
    'touchend',
    (event) => {
      lastTouch = performance.now()
      gestures.end(event.changedTouches[0], event)
    },
    options,
  )
  addEventListener('touchcancel', (event) => gestures.cancel(event.changedTouches[0], event), options)

  addEventListener(
    'mousedown',
    (event) => {
      if (event.button === 0 && !isEcho()) gestures.start(event, [event], event)
    },
    options,
  )
  addEventListener(
    'mousemove',
    (event) => {
      if (!isEcho()) gestures.move(event, [event], event)
    },
    options,
  )
  addEventListener(
    'mouseup',
    (event) => {
      if (event.button === 0 && !isEcho()) gestures.end(event, event)
    },
    options,
  )
  addEventListener('keydown', (event) => gestures.key(event))
}

/** A Touch, or a mouse event that stands for one. */
type Point = { identifier?: number; clientX: number; clientY: number }

class Gestures {
  private press: Press | undefined

  constructor(private readonly host: TouchHost) {}

  start(touch: Point | undefined, touches: Point[], event: Event): void {
    const element = ownerElement(event.target as Node | null)
    this.drop()
    if (element === null || touch === undefined) return
    const point = this.point(touch)
    const press: Press = { element, x: point.clientX, y: point.clientY, moved: false, long: false, timer: 0 }
    this.press = press
    this.fire(
      'touchstart',
      point,
      touches.map((one) => this.point(one)),
      event,
    )
    press.timer = window.setTimeout(() => this.longPress(press, point, event), LONG_PRESS)
  }

  move(touch: Point | undefined, touches: Point[], event: Event): void {
    const press = this.press
    if (press === undefined || touch === undefined) return
    const point = this.point(touch)
    if (
      Math.abs(point.clientX - press.x) > TAP_DISTANCE ||
      Math.abs(point.clientY - press.y) > TAP_DISTANCE
    ) {
      press.moved = true
    }
    const fired = this.fire(
      'touchmove',
      point,
      touches.map((one) => this.point(one)),
      event,
    )
    if (fired?.defaultPrevented() === true && event.cancelable) event.preventDefault()
  }

  end(touch: Point | undefined, event: Event): void {
    const press = this.press
    if (press === undefined || touch === undefined) return
    const point = this.point(touch)
    const isTap = !press.moved && !press.long
    if (isTap && event.type === 'touchend') this.keepFromClicking(event)
    this.fire('touchend', point, [], event)
    this.drop()
    if (isTap) this.fireAt(press.element, 'tap', point, [point], event)
  }

  cancel(touch: Point | undefined, event: Event): void {
    if (this.press === undefined || touch === undefined) return
    this.fire('touchcancel', this.point(touch), [], event)
    this.drop()
  }

  /** Enter and space press what calls itself a button. */
  key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return
    const target = event.target as HTMLElement
    const element = ownerElement(target)
    if (element === null || target.getAttribute('role') !== 'button') return
    event.preventDefault()
    const { left, top, width, height } = target.getBoundingClientRect()
    const point = this.point({ clientX: left + width / 2, clientY: top + height / 2 })
    this.fireAt(element, 'tap', point, [point], event)
  }

  /**
   * After a tap the browser would click what lies under the finger by then, perhaps a sheet that the tap has
   * opened. Controls that need their click keep it; an input that had the focus loses it.
   */
  private keepFromClicking(event: Event): void {
    const target = event.target as Element
    if (!event.cancelable || target.closest(NATIVE_CONTROLS) !== null) return
    event.preventDefault()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }

  private longPress(press: Press, point: TouchPoint, event: Event): void {
    if (this.press !== press || press.moved) return
    // Without a listener for it, a long press ends as a tap.
    press.long = listens(press.element, 'longpress')
    this.fire('longpress', point, [point], event)
    this.fire('longtap', point, [point], event)
  }

  private drop(): void {
    clearTimeout(this.press?.timer)
    this.press = undefined
  }

  private fire(
    type: string,
    point: TouchPoint,
    touches: TouchPoint[],
    event: Event,
  ): ge.Event<unknown> | undefined {
    return this.press && this.fireAt(this.press.element, type, point, touches, event)
  }

  private fireAt(
    element: ge.Element,
    type: string,
    point: TouchPoint,
    touches: TouchPoint[],
    event: Event,
  ): ge.Event<unknown> {
    const detail = { x: point.pageX, y: point.pageY }
    return fire(element, type, detail, { touches, changedTouches: [point] }, event)
  }

  private point({ identifier = 0, clientX, clientY }: Point): TouchPoint {
    const frame = this.host.frameRect()
    const x = clientX - frame.left
    const y = clientY - frame.top
    return {
      identifier,
      clientX: x,
      clientY: y,
      pageX: x,
      pageY: y + (this.host.scroller()?.scrollTop ?? 0),
      force: 1,
    }
  }
}

/** Whether an element or one around it has a listener for this event. */
function listens(element: ge.Element, type: string): boolean {
  for (let at: ge.Element | null = element; at !== null; at = at.getComposedParent()) {
    const target = (at as unknown as { _$eventTarget?: { listeners: Record<string, unknown> } })._$eventTarget
    if (target?.listeners[type] !== undefined) return true
  }
  return false
}
