import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'
import { appName } from './consent'

export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly imageUrl: string
}

function cardBox(host: Host, card: ShareCard, testId: string): HTMLElement {
  const box = make('div', 'mp-share-card')
  box.dataset['testid'] = testId
  box.append(make('span', 'mp-share-app', appName(host)), make('strong', 'mp-share-title', card.title))
  if (card.imageUrl) {
    const image = make('img', 'mp-share-image')
    image.src = card.imageUrl
    image.alt = ''
    box.append(image)
  }
  box.append(make('span', 'mp-share-path', card.path))
  return box
}

/** What a friend would get in the chat, and the ways to send it. */
export function openShare(
  host: Host,
  card: ShareCard,
  ways: { friend: boolean; timeline: boolean },
): Promise<'friend' | 'timeline' | null> {
  return openSheet(host, {
    kind: 'share',
    label: '分享',
    place: 'bottom',
    build(body, close) {
      body.append(cardBox(host, card, 'share-card'))
      if (ways.friend) body.append(sheetButton('转发给朋友', 'share-friend', () => close('friend'), 'row'))
      if (ways.timeline)
        body.append(sheetButton('分享到朋友圈', 'share-timeline', () => close('timeline'), 'row'))
      if (!ways.friend && !ways.timeline) body.append(make('p', 'mp-action-hint', '当前页面不可分享'))
      body.append(
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'share-cancel', () => close(null), 'row'),
      )
    },
  })
}

/** 朋友圈: what everybody would see there. Resolves with whether somebody opens it. */
export async function openTimeline(host: Host, card: ShareCard): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'timeline',
    label: '朋友圈',
    place: 'bottom',
    build(body, close) {
      body.append(
        make('p', 'mp-action-hint', '朋友圈里会看到'),
        cardBox(host, card, 'timeline-card'),
        sheetButton('让别人点开', 'timeline-open', () => close('open'), 'row'),
        make('div', 'mp-action-gap'),
        sheetButton('关闭', 'timeline-close', () => close(null), 'row'),
      )
    },
  })
  return answer === 'open'
}
