import type { Host, NavigationBarColor, NavigationKind, NavigationOptions } from '../core/host'
import { showModal } from '../sheets/dialogs'
import { accepted, api } from './call'

/** Pages, navigation bar, tab bar, scrolling. */
export function navigationFamily(host: Host): Record<string, unknown> {
  const go = (kind: NavigationKind) =>
    api<NavigationOptions>(kind, async (options) => ({ ...(await host.nav(kind, options)) }))
  const badge = (name: string, textOf: (options: { text?: string }) => string | null) =>
    api<{ index: number; text?: string }>(name, (options) =>
      host.setTabBarBadge(options.index, textOf(options)),
    )
  const loading = (name: string, shown: boolean) => api(name, () => host.setNavigationBarLoading(shown))

  return {
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    reLaunch: go('reLaunch'),
    switchTab: go('switchTab'),
    navigateBack: go('navigateBack'),
    setNavigationBarTitle: api<{ title: string }>('setNavigationBarTitle', ({ title }) =>
      host.setTitle(title),
    ),
    setNavigationBarColor: api<NavigationBarColor>('setNavigationBarColor', (color) =>
      host.setNavigationBarColor(color),
    ),
    showNavigationBarLoading: loading('showNavigationBarLoading', true),
    hideNavigationBarLoading: loading('hideNavigationBarLoading', false),
    hideHomeButton: accepted('hideHomeButton'),
    setTabBarBadge: badge('setTabBarBadge', ({ text }) => text ?? ''),
    removeTabBarBadge: badge('removeTabBarBadge', () => null),
    showTabBarRedDot: badge('showTabBarRedDot', () => ''),
    hideTabBarRedDot: badge('hideTabBarRedDot', () => null),
    showTabBar: api('showTabBar', () => host.setTabBarHidden(false)),
    hideTabBar: api('hideTabBar', () => host.setTabBarHidden(true)),
    setTabBarStyle: accepted('setTabBarStyle'),
    setTabBarItem: accepted('setTabBarItem'),
    setBackgroundColor: accepted('setBackgroundColor'),
    setBackgroundTextStyle: accepted('setBackgroundTextStyle'),
    startPullDownRefresh: api('startPullDownRefresh', () => host.startPullDownRefresh()),
    stopPullDownRefresh: api('stopPullDownRefresh', () => host.stopPullDownRefresh()),
    pageScrollTo: api<Parameters<Host['pageScrollTo']>[0]>('pageScrollTo', (options) =>
      host.pageScrollTo(options),
    ),
    createSelectorQuery: () => host.createSelectorQuery(),
    createIntersectionObserver: (component: unknown, options?: Record<string, unknown>) =>
      host.createIntersectionObserver(component, options),
    ...leaving(host),
  }
}

/** A question before the person goes back from a page; the mini-program's own ways out are not asked about. */
function leaving(host: Host): Record<string, unknown> {
  return {
    enableAlertBeforeUnload: api<{ message: string }>('enableAlertBeforeUnload', ({ message }) => {
      const page = host.cur()
      if (!page) return
      const allow = async () => (await showModal(host, { content: message }))?.confirm ?? false
      host.leaving = { page, allow }
    }),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => {
      host.leaving = null
    }),
  }
}
