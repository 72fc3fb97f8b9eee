import { make } from './dom'
import type { NavigationBarColor, TabBarConfig, WindowConfig } from './host'

/** Leads back to the page below, or, from a page that was opened by itself, to the first one. */
export interface LeaveButton {
  to: 'back' | 'home'
  onTap(): void
}

/** WeChat's navigation bar above a page. */
export class NavigationBar {
  readonly element: HTMLElement
  private readonly title = make('span', 'mp-nav-title')
  private readonly spinner = make('span', 'mp-nav-spinner')

  /** `leave` is the button at the left, if the page has one. */
  constructor(window: WindowConfig, leave: LeaveButton | undefined) {
    this.element = make('div', 'mp-nav')
    this.spinner.hidden = true
    if (leave !== undefined) {
      const button = make('button', `mp-nav-${leave.to}`)
      button.setAttribute('aria-label', leave.to === 'back' ? '返回' : '回到首页')
      button.addEventListener('click', leave.onTap)
      this.element.append(button)
    }
    this.element.append(make('div', 'mp-nav-middle', this.spinner, this.title))
    this.setTitle(window.navigationBarTitleText ?? '')
    this.setColor({
      backgroundColor: window.navigationBarBackgroundColor ?? '#000000',
      frontColor: window.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff',
    })
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  setColor({ backgroundColor, frontColor }: NavigationBarColor): void {
    if (backgroundColor !== undefined) this.element.style.background = backgroundColor
    if (frontColor !== undefined) this.element.style.color = frontColor
  }

  /** Takes away the way to the first page; the way back stays. */
  hideHome(): void {
    this.element.querySelector('.mp-nav-home')?.remove()
  }

  setLoading(loading: boolean): void {
    this.spinner.hidden = !loading
  }
}

/** WeChat's own tab bar below a page. */
export class TabBar {
  readonly element: HTMLElement
  private readonly badges: HTMLElement[] = []

  constructor(config: TabBarConfig, current: string, onTap: (path: string) => void) {
    this.element = make('div', 'mp-tabbar')
    this.element.setAttribute('role', 'tablist')
    this.element.style.background = config.backgroundColor ?? '#ffffff'
    this.element.dataset['border'] = config.borderStyle ?? 'black'
    for (const item of config.list) {
      const selected = item.pagePath === current
      const button = make('button', 'mp-tab')
      button.setAttribute('role', 'tab')
      button.setAttribute('aria-selected', String(selected))
      const icon = (selected ? item.selectedIconPath : undefined) ?? item.iconPath
      if (icon !== undefined) {
        const image = make('img', 'mp-tab-icon')
        image.src = `/mp/${icon.replace(/^\//, '')}`
        image.alt = ''
        button.append(image)
      }
      const text = make('span', 'mp-tab-text', item.text)
      text.style.color = (selected ? config.selectedColor : config.color) ?? ''
      const badge = make('span', 'mp-tab-badge')
      badge.hidden = true
      this.badges.push(badge)
      button.append(text, badge)
      button.addEventListener('click', () => onTap(item.pagePath))
      this.element.append(button)
    }
  }

  setHidden(hidden: boolean): void {
    this.element.hidden = hidden
  }

  /** null removes the badge; an empty text shows a red dot. */
  setBadge(index: number, text: string | null): void {
    const badge = this.badges[index]
    if (badge === undefined) return
    badge.hidden = text === null
    badge.textContent = text
    badge.classList.toggle('mp-tab-dot', text === '')
  }
}
