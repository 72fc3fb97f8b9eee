import type { Host, PageEntry } from '../core/host'
import { appName } from '../sheets/consent'
import { openShare, openTimeline, type ShareCard } from '../sheets/share'
import { sendTo } from '../sheets/send-to'
import { resolveResource } from '../components/resource'
import { accepted, api, Refusal } from './call'

/** A handler of the page, when it has one. */
function method(page: PageEntry, name: string): ((argument: object) => unknown) | null {
  const found = page.caller[name]
  return typeof found === 'function' ? (found.bind(page.caller) as (argument: object) => unknown) : null
}

async function cardOf(
  host: Host,
  page: PageEntry,
  from: 'menu' | 'button',
  target?: unknown,
): Promise<ShareCard> {
  const share = method(page, 'onShareAppMessage')
  const given: unknown = share ? await share({ from, target }) : {}
  const own = (typeof given === 'object' && given !== null ? given : {}) as Partial<ShareCard> & {
    promise?: unknown
  }
  const late = (await own.promise) as Partial<ShareCard> | undefined
  const { title, path, imageUrl } = { ...own, ...late }
  const query = new URLSearchParams(page.query).toString()
  return {
    title: title || appName(host),
    path: path || `/${page.route}${query ? `?${query}` : ''}`,
    imageUrl: imageUrl ? resolveResource(imageUrl, page.route) : '',
  }
}

/** In 朋友圈 the address is always the page's own; only its query can be chosen. */
async function timelineCardOf(host: Host, page: PageEntry): Promise<ShareCard> {
  const given: unknown = await method(page, 'onShareTimeline')?.({})
  const own = (typeof given === 'object' && given !== null ? given : {}) as {
    title?: string
    query?: string
    imageUrl?: string
  }
  const query = own.query ?? new URLSearchParams(page.query).toString()
  return {
    title: own.title || appName(host),
    path: `/${page.route}${query ? `?${query}` : ''}`,
    imageUrl: own.imageUrl ? resolveResource(own.imageUrl, page.route) : '',
  }
}

/** Sharing: by the capsule of the visible page, or by a button of its own. */
export function shareFamily(host: Host): Record<string, unknown> {
  const show = async (from: 'menu' | 'button', target?: unknown) => {
    const page = host.cur()
    if (!page) return
    const ways = {
      friend: method(page, 'onShareAppMessage') !== null,
      timeline: from === 'menu' && method(page, 'onShareTimeline') !== null,
    }
    const card = await cardOf(host, page, from, target)
    const way = await openShare(host, card, ways)
    if (way === 'friend') await sendTo(host, card.path)
    if (way !== 'timeline') return
    const seen = await timelineCardOf(host, page)
    if (await openTimeline(host, seen)) await sendTo(host, seen.path)
  }
  const open = (from: 'menu' | 'button', target?: unknown) => {
    show(from, target).catch((error: unknown) => host.reportError(error, 'onShareAppMessage'))
  }
  host.openTypes.set('share', ({ button }) => open('button', { id: button.id, dataset: button.dataset }))
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('.mp-menu-button')) open('menu')
  })
  return {
    showShareMenu: accepted('showShareMenu'),
    hideShareMenu: accepted('hideShareMenu'),
    updateShareMenu: accepted('updateShareMenu'),
    shareFileMessage: api<{ filePath: string; fileName?: string }>(
      'shareFileMessage',
      async ({ filePath, fileName = filePath.split('/').at(-1) ?? '' }) => {
        const card = { title: fileName, path: '', imageUrl: '' }
        if ((await openShare(host, card, { friend: true, timeline: false })) === null)
          throw new Refusal('cancel')
      },
    ),
  }
}
