import type { Host } from '../core/host'
import { make } from '../core/dom'
import { openSheet, sheetButton } from './sheet'

/** 拨打电话: says which number a phone would call. Resolves with whether it did. */
export async function askCall(host: Host, phoneNumber: string): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'phoneCall',
    label: `呼叫 ${phoneNumber}`,
    place: 'bottom',
    build(body, close) {
      body.append(
        make('p', 'mp-action-hint', `${phoneNumber} 可能是一个电话号码,你可以`),
        sheetButton(`呼叫 ${phoneNumber}`, 'call-confirm', () => close('call'), 'row'),
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'call-cancel', () => close(null), 'row'),
      )
    },
  })
  return answer === 'call'
}

/** 查看图片: all pictures of a set, one at a time. */
export async function viewImages(host: Host, urls: readonly string[], start: number): Promise<void> {
  await openSheet(host, {
    kind: 'preview',
    label: '图片',
    place: 'full',
    build(body, close) {
      let current = Math.max(0, start)
      const image = make('img', 'mp-preview-image')
      image.alt = '图片预览'
      const count = make('span', 'mp-preview-count')
      const show = (index: number) => {
        current = (index + urls.length) % urls.length
        image.src = urls[current] ?? ''
        count.textContent = `${current + 1} / ${urls.length}`
      }
      show(current)
      body.append(
        image,
        count,
        sheetButton('关闭', 'preview-close', () => close('close'), 'light'),
      )
      image.addEventListener('click', () => close('close'))
      if (urls.length < 2) return
      body.append(
        sheetButton('上一张', 'preview-previous', () => show(current - 1), 'light previous'),
        sheetButton('下一张', 'preview-next', () => show(current + 1), 'light next'),
      )
    },
  })
}

export interface Place {
  readonly name?: string
  readonly address?: string
  readonly latitude: number
  readonly longitude: number
}

/** 查看位置: a card instead of a map, as nothing is fetched from outside. */
export async function viewLocation(host: Host, place: Place): Promise<void> {
  await openSheet(host, {
    kind: 'location',
    label: '位置',
    place: 'bottom',
    build(body, close) {
      body.append(
        make('h3', 'mp-consent-title', place.name || '位置'),
        make('p', 'mp-consent-text', place.address ?? ''),
        make('p', 'mp-consent-note', `北纬 ${place.latitude},东经 ${place.longitude}`),
        sheetButton('关闭', 'location-close', () => close('close'), 'primary'),
      )
    },
  })
}

/** 打开文档: PDFs and pictures inside the phone, everything else as a download. */
export async function viewDocument(host: Host, url: string, name: string): Promise<void> {
  await openSheet(host, {
    kind: 'document',
    label: name,
    place: 'full',
    build(body, close) {
      const bar = make('div', 'mp-document-bar')
      const save = make('a', 'mp-button text', '保存')
      save.href = url
      save.download = name
      bar.append(
        sheetButton('关闭', 'document-close', () => close('close'), 'text'),
        make('span', 'mp-sheet-title', name),
        save,
      )
      body.append(bar)
      if (!/\.(pdf|html?|txt|png|jpe?g|svg)$/i.test(name)) {
        body.append(
          make('p', 'mp-document-note', '手机上会用系统自带的程序打开这份文件。在预览里请先保存再打开。'),
        )
        return
      }
      const frame = make('iframe', 'mp-document-frame')
      frame.src = url
      frame.title = name
      body.append(frame)
    },
  })
}

/** What WeChat would open in a viewer of its own. */
export async function viewOfficial(host: Host, title: string, ...lines: string[]): Promise<void> {
  await openSheet(host, {
    kind: 'official',
    label: title,
    place: 'bottom',
    build(body, close) {
      body.append(
        make('h3', 'mp-consent-title', title),
        ...lines.map((line) => make('p', 'mp-consent-text mp-official-line', line)),
        make('p', 'mp-consent-note', '手机上,微信会在这里打开它;预览里到此为止。'),
        sheetButton('关闭', 'official-close', () => close('close'), 'primary'),
      )
    },
  })
}

/** 已保存到相册: a phone would have it in its album now; here it can be downloaded. */
export async function showSaved(host: Host, blob: Blob, name: string): Promise<void> {
  const url = URL.createObjectURL(blob)
  await openSheet(host, {
    kind: 'album',
    label: '已保存到手机相册',
    place: 'bottom',
    build(body, close) {
      const save = make('a', 'mp-button plain', '下载到电脑')
      save.href = url
      save.download = name
      save.dataset['testid'] = 'album-download'
      const actions = make('div', 'mp-sheet-actions')
      actions.append(
        save,
        sheetButton('关闭', 'album-close', () => close('close'), 'primary'),
      )
      body.append(make('h3', 'mp-consent-title', '已保存到手机相册'))
      if (blob.type.startsWith('image/')) {
        const image = make('img', 'mp-album-image')
        image.src = url
        image.alt = '刚刚保存的图片'
        body.append(image)
      }
      body.append(make('p', 'mp-consent-note', '在预览里没有相册,可以下载下来看。'), actions)
    },
  })
  URL.revokeObjectURL(url)
}

/** 离开小程序: which part of WeChat would open. */
export async function askOtherMiniProgram(host: Host, what: string, where: string): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'miniProgram',
    label: `即将打开${what}`,
    place: 'bottom',
    build(body, close) {
      body.append(
        make('p', 'mp-action-hint', `即将打开${what} ${where}`.trim()),
        sheetButton('允许', 'program-open', () => close('open'), 'row'),
        make('div', 'mp-action-gap'),
        sheetButton('取消', 'program-cancel', () => close(null), 'row'),
      )
    },
  })
  return answer === 'open'
}
