import type { OpenTypeHandler, Host } from '../core/host'
import { chooseAvatar } from '../sheets/avatar'
import { askPayment, askPhoneNumber, askPrivacy, askSubscription } from '../sheets/consent'
import { offerNicknames } from '../sheets/nickname'
import { whoIs } from '../sheets/people'
import { accepted, api, Refusal } from './call'
import { extensionOf, keepTemporary } from './file-store'
import type { Permissions } from './permissions'

/** WeChat lets a mini-program ask for so many templates at once. */
const MOST_TEMPLATES = 3

async function post(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as Record<string, unknown>
}

/** Who the person is and what they allow: login, phone, avatar, messages, payment, privacy, permissions. */
export function accountFamily(host: Host, permissions: Permissions): Record<string, unknown> {
  offerNicknames(host)
  host.openTypes.set('getPhoneNumber', phoneNumber(host))
  host.openTypes.set('getRealtimePhoneNumber', phoneNumber(host))
  host.openTypes.set('chooseAvatar', avatar(host))
  host.openTypes.set('getUserInfo', ({ trigger }) => {
    void whoIs(host.openid).then(({ name }) =>
      trigger({ userInfo: { nickName: name, avatarUrl: '' }, errMsg: 'getUserInfo:ok' }),
    )
  })
  host.openTypes.set('openSetting', ({ trigger }) => {
    void permissions.change().then((authSetting) => trigger({ authSetting, errMsg: 'openSetting:ok' }))
  })
  for (const openType of ['contact', 'feedback', 'launchApp']) {
    host.openTypes.set(openType, ({ trigger }) => trigger({ errMsg: `${openType}:ok` }))
  }

  return {
    login: api('login', () => ({ code: `local-${host.openid}` })),
    checkSession: accepted('checkSession'),
    getUserProfile: api('getUserProfile', async () => {
      const { name } = await whoIs(host.openid)
      return { userInfo: { nickName: name, avatarUrl: '' } }
    }),
    requestSubscribeMessage: api<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) =>
      subscribe(host, tmplIds),
    ),
    requestPayment: api<{ package?: string }>('requestPayment', async (order) => {
      if (!(await askPayment(host, order.package ?? ''))) throw new Refusal('cancel')
    }),
    chooseAddress: api('chooseAddress', async () => {
      const { name, phone } = await whoIs(host.openid)
      return {
        userName: name,
        telNumber: phone ?? '',
        provinceName: '河南省',
        cityName: '濮阳市',
        countyName: '华龙区',
        detailInfo: '大庆路办事处兴隆社区',
        postalCode: '457000',
      }
    }),
    ...permissionApis(permissions),
    ...privacy(host),
  }
}

const phoneNumber = (host: Host): OpenTypeHandler => {
  return ({ openType, trigger }) => {
    const ask = async () => {
      const { phone: known } = await whoIs(host.openid)
      const phone = await askPhoneNumber(host, known ?? '')
      if (!phone) return { errMsg: `${openType}:fail user deny` }
      const { code } = await post('/wechat/phone-code', { openid: host.openid, phone })
      return { code, errMsg: `${openType}:ok` }
    }
    ask().then(trigger, (error: unknown) => {
      host.reportError(error, openType)
      trigger({ errMsg: `${openType}:fail system error` })
    })
  }
}

const avatar = (host: Host): OpenTypeHandler => {
  return ({ trigger }) => {
    const choose = async () => {
      const { name } = await whoIs(host.openid)
      const chosen = await chooseAvatar(host, name)
      if (chosen instanceof Blob) trigger({ avatarUrl: keepTemporary(chosen, extensionOf(chosen.type)) })
      else if (chosen) {
        const blob = await (await fetch(chosen)).blob()
        trigger({ avatarUrl: keepTemporary(blob, extensionOf(blob.type)) })
      }
    }
    choose().catch((error: unknown) => host.reportError(error, 'chooseAvatar'))
  }
}

async function subscribe(host: Host, templateIds: string[]): Promise<Record<string, unknown>> {
  if (templateIds.length === 0 || templateIds.length > MOST_TEMPLATES) {
    throw new Refusal('tmplIds length is invalid', { errCode: 20_003 })
  }
  const decisions = await askSubscription(host, templateIds)
  for (const accept of [true, false]) {
    const decided = templateIds.filter((id) => (decisions[id] === 'accept') === accept)
    if (decided.length > 0) {
      await post('/wechat/subscribe-consent', { openid: host.openid, templateIds: decided, accept })
    }
  }
  return decisions
}

function permissionApis(permissions: Permissions): Record<string, unknown> {
  return {
    getSetting: api('getSetting', () => ({ authSetting: permissions.settings })),
    openSetting: api('openSetting', async () => ({ authSetting: await permissions.change() })),
    authorize: api<{ scope: string }>('authorize', async ({ scope }) => {
      if (!(await permissions.allows(scope))) throw new Refusal('auth deny')
    }),
  }
}

type PrivacyListener = (resolve: (answer: { event: string; buttonId?: string }) => void) => void

/** The privacy sheet: agreed to once per person, asked for by the page or by WeChat. */
function privacy(host: Host): Record<string, unknown> {
  const key = `mp-privacy:${host.openid}`
  const agreed = () => localStorage.getItem(key) === 'agree'
  const agree = () => localStorage.setItem(key, 'agree')
  let listener: PrivacyListener | null = null

  host.openTypes.set('agreePrivacyAuthorization', ({ trigger }) => {
    agree()
    trigger({ errMsg: 'agreePrivacyAuthorization:ok' })
  })
  const ask = (): Promise<boolean> => {
    const own = listener
    if (!own) return askPrivacy(host)
    return new Promise((resolve) =>
      own(({ event }) => event !== 'exposureAuthorization' && resolve(event === 'agree')),
    )
  }
  return {
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !agreed(),
      privacyContractName: '《小程序隐私保护指引》',
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', async () => {
      if (agreed()) return
      if (!(await ask())) throw new Refusal('privacy permission is not authorized', { errno: 104 })
      agree()
    }),
    onNeedPrivacyAuthorization: (given: PrivacyListener) => {
      listener = given
    },
    openPrivacyContract: accepted('openPrivacyContract'),
  }
}
