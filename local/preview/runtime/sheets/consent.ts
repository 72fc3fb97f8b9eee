import type { Host } from '../core/host'
import { make } from '../core/dom'
import { consentButtons, openSheet } from './sheet'

/** The mini-program's name as WeChat's sheets say it. */
export const appName = (host: Host): string => host.config.app.window?.navigationBarTitleText || '小程序'

function heading(host: Host, sentence: string): HTMLElement {
  const head = make('div', 'mp-consent-head')
  head.append(make('span', 'mp-consent-logo', appName(host).slice(0, 1)), make('span', '', appName(host)))
  const box = make('div', '')
  box.append(head, make('h3', 'mp-consent-title', sentence))
  return box
}

/** 申请获取手机号: resolves with the number that the person shows, or null. */
export function askPhoneNumber(host: Host, suggestion: string): Promise<string | null> {
  let phone = suggestion
  return openSheet(host, {
    kind: 'phoneNumber',
    label: '申请获取并验证你的手机号',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      const field = make('input', 'mp-field')
      field.value = suggestion
      field.inputMode = 'numeric'
      field.maxLength = 11
      field.setAttribute('aria-label', '微信绑定的手机号')
      field.dataset['testid'] = 'phone-number'
      field.addEventListener('input', () => (phone = field.value))
      const row = make('label', 'mp-field-row')
      row.append(make('span', 'mp-field-label', '微信绑定号码'), field)
      body.append(
        heading(host, '申请获取并验证你的手机号'),
        row,
        consentButtons(
          { label: '不允许', act: () => close(null) },
          { label: '允许', act: () => close('allow') },
        ),
      )
    },
  }).then((answer) => (answer === 'allow' ? phone : null))
}

/** 订阅消息: one switch for each template. Resolves with the decision on each. */
export async function askSubscription(
  host: Host,
  templateIds: readonly string[],
): Promise<Record<string, 'accept' | 'reject'>> {
  const rejected = Object.fromEntries(templateIds.map((id) => [id, 'reject' as const]))
  const answer = await openSheet(host, {
    kind: 'subscribe',
    label: '申请发送一次以下消息',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      body.append(heading(host, '申请发送一次以下消息'))
      const boxes = templateIds.map((id) => {
        const box = make('input', '')
        box.type = 'checkbox'
        box.checked = true
        box.dataset['testid'] = `template-${id}`
        const row = make('label', 'mp-template')
        row.append(box, make('span', '', templateTitle(id)))
        body.append(row)
        return box
      })
      const decide = () =>
        Object.fromEntries(
          templateIds.map((id, index) => [
            id,
            boxes[index]?.checked ? ('accept' as const) : ('reject' as const),
          ]),
        )
      body.append(
        consentButtons(
          { label: '拒绝', act: () => close(rejected) },
          { label: '允许', act: () => close(decide()) },
        ),
      )
    },
  })
  return { ...rejected, ...answer }
}

/** WeChat knows a template's title from its own console; here its id must do. */
const templateTitle = (id: string): string => `消息模板 ${id}`

/** 隐私保护提示 before the first personal field. */
export async function askPrivacy(host: Host): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'privacy',
    label: '隐私保护提示',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      body.append(
        heading(host, '用户隐私保护提示'),
        make(
          'p',
          'mp-consent-text',
          `在使用前请先阅读《${appName(host)}小程序隐私保护指引》。同意后才能继续使用这项功能。`,
        ),
        consentButtons(
          { label: '拒绝', act: () => close('disagree') },
          { label: '同意', act: () => close('agree') },
        ),
      )
    },
  })
  return answer === 'agree'
}

const PERMISSIONS: Readonly<Record<string, string>> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.camera': '使用你的摄像头',
  'scope.record': '使用你的麦克风',
  'scope.userInfo': '获取你的昵称、头像',
}

/** What a scope lets the mini-program do. */
export const permissionWords = (scope: string): string => PERMISSIONS[scope] ?? scope

/** 申请权限: asked once for each scope. */
export async function askPermission(host: Host, scope: string): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'permission',
    label: '申请权限',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      body.append(
        heading(host, `申请${permissionWords(scope)}`),
        consentButtons(
          { label: '拒绝', act: () => close(null) },
          { label: '允许', act: () => close('allow') },
        ),
      )
    },
  })
  return answer === 'allow'
}

/** 微信支付: the person pays or turns away. */
export async function askPayment(host: Host, order: string): Promise<boolean> {
  const answer = await openSheet(host, {
    kind: 'payment',
    label: '微信支付',
    place: 'bottom',
    dismissible: false,
    build(body, close) {
      body.append(
        heading(host, '微信支付'),
        make('p', 'mp-consent-text', `预支付单:${order}`),
        make('p', 'mp-consent-note', '这里是预览,不会真的扣钱。'),
        consentButtons(
          { label: '放弃支付', act: () => close(null) },
          { label: '确认支付', act: () => close('pay') },
        ),
      )
    },
  })
  return answer === 'pay'
}
