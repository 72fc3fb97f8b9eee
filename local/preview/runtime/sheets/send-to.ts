import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'
import { localUsers, type LocalUser } from './people'

/** What the frame around the phone is told when a card was sent: it hands the phone to whoever got it. */
export interface CardSent {
  readonly preview: 'card-sent'
  readonly openid: string
  /** "/pages/home/index?…" */
  readonly path: string
}

/** 发给: which of the sample people gets a card; null for nobody. */
async function chooseFriend(host: Host): Promise<string | null> {
  const friends = (await localUsers()).filter(({ openid }) => openid !== host.openid)
  if (friends.length === 0) return null
  return openSheet(host, {
    kind: 'friend',
    label: '发给',
    place: 'bottom',
    build(body, close) {
      const list = make('div', 'mp-friends')
      const row = ({ openid, name, note = '' }: LocalUser) => {
        const button = sheetButton(name || '微信用户', `friend-${openid}`, () => close(openid), 'row')
        button.append(make('span', 'mp-friend-note', note))
        return button
      }
      list.append(...friends.map(row))
      body.append(
        make('p', 'mp-action-hint', '发给谁?会以 TA 的身份打开'),
        list,
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'friend-cancel', () => close(null), 'row'),
      )
    },
  })
}

/** Lets the person choose who gets a card, and opens it as they would. Answers whether it was sent. */
export async function sendTo(host: Host, path: string): Promise<boolean> {
  const openid = await chooseFriend(host)
  if (openid === null) return false
  const sent: CardSent = { preview: 'card-sent', openid, path }
  // In the frame the one phone changes hands; a phone alone in its tab gets a second one beside it.
  if (window.parent !== window) window.parent.postMessage(sent, location.origin)
  else {
    const query = new URLSearchParams(location.search)
    query.set('as', openid)
    window.open(`${location.pathname}?${query.toString()}#${path}`, '_blank')
  }
  return true
}
