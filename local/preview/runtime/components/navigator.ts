import { type Controller, anything, define, number, text } from './kit'
import type { NavigationKind } from '../core/host'

const KINDS: Readonly<Record<string, NavigationKind>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export const navigator = define({
  tag: 'navigator',
  hover: true,
  properties: {
    target: text('self'),
    url: text(),
    openType: text('navigate'),
    delta: number(1),
    appId: text(),
    path: text(),
    extraData: anything(),
    version: text(),
    shortLink: text(),
  },
  create(node): Controller {
    node.dom.setAttribute('role', 'link')
    node.on('tap', () => {
      const { url, openType, delta } = node.props
      const kind = KINDS[openType]
      if (!kind) return
      node.host.nav(kind, { url, delta }).then(
        () => node.emit('success', { errMsg: `${kind}:ok` }),
        (error: unknown) => {
          node.emit('fail', { errMsg: `${kind}:fail ${error instanceof Error ? error.message : ''}` })
          node.host.reportError(error, `<navigator url="${url}">`)
        },
      )
    })
    return {}
  },
})
