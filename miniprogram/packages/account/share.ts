import type { ProxyScope } from '../../shared/vocabulary'
import { routes } from '../../view/routes'
import { scopesAsVerbs } from './model/scopes'

/** The card that an invitation travels on; before there is one, the card of the mini-program. */
export function shareInvitation(about: {
  from: string
  scopes: readonly ProxyScope[]
  linkId: string
}): WechatMiniprogram.Page.ICustomShareContent {
  const { from, scopes, linkId } = about
  if (!linkId) return { title: '兴隆V生活:社区里的菜篮子', path: routes.home }
  return { title: `${from}想替您${scopesAsVerbs(scopes)}`, path: routes.invitation(linkId) }
}
