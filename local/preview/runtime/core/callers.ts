import * as adapter from 'glass-easel-miniprogram-adapter'
import { domOf, type Caller } from './elements'
import { PageIntersectionObserver } from './intersection'
import { find, SelectorQuery, type QueryHost } from './query'

export interface CallerHost extends QueryHost {
  /** The mini-program's own tab bar on the page of this component. */
  customTabsOf(caller: Caller): unknown
}

interface KeyFrame {
  ease?: string
  [property: string]: unknown
}

/** Adds to `this` of pages and components what the adapter lacks or does otherwise than WeChat. */
export function completeCallers(host: CallerHost): void {
  const members: Record<string, unknown> & ThisType<Caller> = {
    createSelectorQuery() {
      return new SelectorQuery(host, this)
    },
    createIntersectionObserver(options?: object) {
      return new PageIntersectionObserver(host, this, options)
    },
    getTabBar(callback?: (bar: unknown) => void) {
      const bar = host.customTabsOf(this)
      if (bar !== null) callback?.(bar)
      return bar
    },
    getPageId() {
      return this._$.is
    },
    animate(selector: string, frames: KeyFrame[], duration: number, callback?: () => void) {
      const keyframes = frames.map(({ ease, ...frame }) => ({ ...frame, easing: ease ?? 'linear' }))
      const running = elements(this, selector).map((dom) =>
        dom.animate(keyframes as Keyframe[], { duration, fill: 'forwards' }),
      )
      void Promise.allSettled(running.map((animation) => animation.finished)).then(() => callback?.())
    },
    clearAnimation(selector: string, options?: object | (() => void), callback?: () => void) {
      for (const dom of elements(this, selector))
        for (const animation of dom.getAnimations()) animation.cancel()
      if (typeof options === 'function') (options as () => void)()
      else callback?.()
    },
  }
  Object.assign(adapter.component.ComponentCaller.prototype, members)
}

function elements(caller: Caller, selector: string): HTMLElement[] {
  return find(caller._$, selector).flatMap((element) => domOf(element) ?? [])
}
