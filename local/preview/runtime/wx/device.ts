import type { Host } from '../core/host'
import { askCall, askOtherMiniProgram, viewLocation, type Place } from '../sheets/viewers'
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
    getClipboardData: api('getClipboardData', () => ({ data: clipboard })),
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
    openOfficialAccountArticle: leave<{ url: string }>('openOfficialAccountArticle', ({ url }) => [
      '公众号文章',
      url,
    ]),
    openChannelsActivity: leave<{ finderUserName: string }>('openChannelsActivity', ({ finderUserName }) => [
      '视频号',
      finderUserName,
    ]),
  }
}
