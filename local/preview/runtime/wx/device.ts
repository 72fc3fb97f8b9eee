import type { Host } from '../core/host'
import { askCall, askOtherMiniProgram, viewLocation, viewOfficial, type Place } from '../sheets/viewers'
import { openScanner } from '../sheets/scan'
import { accepted, api, Refusal } from './call'

/** The community office: where the preview says that the phone is. */
const HERE = { latitude: 35.7624, longitude: 115.0292 } as const

/** What the phone can do: call, vibrate, scan, keep a text, show a place. */
export function deviceFamily(host: Host): Record<string, unknown> {
  let clipboard = ''
  return {
    scanCode: api('scanCode', async () => {
      const result = await openScanner(host)
      if (!result) throw new Refusal('cancel')
      return {
        result,
        scanType: 'QR_CODE',
        charSet: 'utf-8',
        path: '',
        rawData: btoa(encodeURIComponent(result)),
      }
    }),
    makePhoneCall: api<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
      if (!(await askCall(host, phoneNumber))) throw new Refusal('cancel')
    }),
    setClipboardData: api<{ data: string }>('setClipboardData', async ({ data }) => {
      clipboard = data
      // Only with permission, and only in a secure page: what counts is what the mini-program reads back.
      await navigator.clipboard?.writeText(data).catch(() => undefined)
      const toast = (globalThis as { wx?: { showToast?: (options: object) => void } }).wx?.showToast
      toast?.({ title: '内容已复制', icon: 'none' })
    }),
    getClipboardData: api('getClipboardData', async () => {
      // What was copied outside of the phone, if the browser lets us see it.
      const outside = await navigator.clipboard?.readText().catch(() => '')
      return { data: outside || clipboard }
    }),
    openLocation: api<Place>('openLocation', (place) => {
      viewLocation(host, place).catch((error: unknown) => host.reportError(error, 'openLocation'))
    }),
    chooseLocation: api('chooseLocation', () => ({
      ...HERE,
      name: '兴隆社区',
      address: '濮阳市华龙区大庆路办事处',
    })),
    getLocation: api('getLocation', () => ({ ...HERE, speed: 0, accuracy: 30 })),
    getFuzzyLocation: api('getFuzzyLocation', () => ({ ...HERE })),
    vibrateShort: accepted('vibrateShort'),
    vibrateLong: accepted('vibrateLong'),
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    setKeepScreenOn: accepted('setKeepScreenOn'),
    ...elsewhere(host),
    exitMiniProgram: accepted('exitMiniProgram'),
    restartMiniProgram: api('restartMiniProgram', () => window.location.reload()),
    addPhoneContact: accepted('addPhoneContact'),
    addPhoneCalendar: accepted('addPhoneCalendar'),
  }
}

/** Ways out of the mini-program, into another part of WeChat: the preview says where they would lead. */
function elsewhere(host: Host): Record<string, unknown> {
  const leave = <O extends object>(name: string, target: (options: O) => [what: string, where: string]) =>
    api<O>(name, async (options) => {
      if (!(await askOtherMiniProgram(host, ...target(options)))) throw new Refusal('cancel')
    })
  return {
    navigateToMiniProgram: leave<{ appId?: string; path?: string }>(
      'navigateToMiniProgram',
      ({ appId, path }) => [`小程序 ${appId ?? ''}`, path ?? ''],
    ),
    ...official(host),
  }
}

const OFFICIAL = /^https?:\/\/mp\.weixin\.qq\.com\//

/** WeChat's own viewers, which open over the mini-program. WeChat answers as soon as they are open. */
function official(host: Host): Record<string, unknown> {
  const view = <O extends object>(name: string, what: (options: O) => [title: string, ...lines: string[]]) =>
    api<O>(name, (options) => {
      viewOfficial(host, ...what(options)).catch((error: unknown) => host.reportError(error, name))
    })
  const given = (name: string, value: unknown): string => {
    if (typeof value === 'string' && value !== '') return value
    throw new Refusal(`parameter error: parameter.${name} should be String instead of ${typeof value}`)
  }
  return {
    openOfficialAccountArticle: view<{ url?: string }>('openOfficialAccountArticle', ({ url }) => {
      if (!OFFICIAL.test(given('url', url))) throw new Refusal('invalid url')
      return ['公众号文章', given('url', url)]
    }),
    openChannelsActivity: view<{ finderUserName?: string; feedId?: string }>(
      'openChannelsActivity',
      ({ finderUserName, feedId }) => [
        '视频号里的视频',
        `视频号 ${given('finderUserName', finderUserName)}`,
        `视频 ${given('feedId', feedId)}`,
      ],
    ),
    openChannelsUserProfile: view<{ finderUserName?: string }>(
      'openChannelsUserProfile',
      ({ finderUserName }) => ['视频号', given('finderUserName', finderUserName)],
    ),
  }
}
