import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'
import { pickFiles } from './file-picker'

/** Colours of the elm, the persimmon and the honey, for a face without a photo. */
const GROUNDS = ['#1e6f4a', '#b93815', '#8a5a00'] as const

/** A person's stand-in for a WeChat avatar: the first character on a warm ground. */
function drawAvatar(name: string): string {
  const ground = GROUNDS[[...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 3]
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="132" height="132"><rect width="132" height="132" fill="${ground}"/>` +
    `<text x="66" y="88" font-size="64" fill="#fff" text-anchor="middle" font-family="sans-serif">${[...name][0] ?? ''}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** 选择头像: resolves with the picture's blob or address, or null. */
export function chooseAvatar(host: Host, name: string): Promise<Blob | string | null> {
  return openSheet(host, {
    kind: 'avatar',
    label: '选择头像',
    place: 'bottom',
    build(body, close) {
      const own = drawAvatar(name)
      const face = make('img', 'mp-avatar')
      face.src = own
      face.alt = ''
      const wechat = sheetButton('用微信头像', 'avatar-wechat', () => close(own), 'row')
      wechat.prepend(face)
      const album = sheetButton(
        '从相册选择',
        'avatar-album',
        () => {
          void pickFiles(host, { accept: 'image/*', multiple: false }).then(([file]) => close(file ?? null))
        },
        'row',
      )
      body.append(
        wechat,
        album,
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'avatar-cancel', () => close(null), 'row'),
      )
    },
  })
}
