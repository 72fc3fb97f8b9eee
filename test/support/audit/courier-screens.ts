import type { Phone } from '../phone'
import type { Screen } from './screen'

const courier = '/packages/courier/pages'
const staff = '/packages/staff/pages'
const stops = `${courier}/stops/index`
const alerts = `${courier}/alerts/index`

/** The walk as it is once the courier has set out; the audit comes by at every size of letters. */
async function onTheWay(phone: Phone): Promise<void> {
  if ((await phone.says()).includes('出发 ·')) await phone.tap(/^出发/)
}

async function openFirst(phone: Phone): Promise<void> {
  await onTheWay(phone)
  await phone.tap(/的餐送到了$/)
}

/** One whom nobody has found yet: the first walk finds a door that nobody opens. */
async function openAlert(phone: Phone): Promise<void> {
  if ((await phone.says()).includes('现在没有要找的人')) {
    await phone.goto(stops)
    await onTheWay(phone)
    await phone.tap(/家没人应门$/)
    await phone.tap('敲门没人应')
    await phone.tap('没人应门,通知家人')
    await phone.goto(alerts)
  }
  await phone.tap(/,写下情况$/)
}

/** A courier, before and on the way. */
export const courierScreens: Screen[] = [
  { name: 'desk-courier', url: `${staff}/desk/index` },
  { name: 'stops', url: stops },
  { name: 'stops-out', url: stops, reach: onTheWay },
  { name: 'stops-hand-over', url: stops, reach: openFirst },
  {
    name: 'stops-nobody',
    url: stops,
    async reach(phone) {
      await onTheWay(phone)
      await phone.tap(/家没人应门$/)
    },
  },
  {
    name: 'stops-worry',
    url: stops,
    async reach(phone) {
      await onTheWay(phone)
      await phone.tap(/^担心/)
    },
  },
  { name: 'alert', url: alerts, reach: openAlert },
  {
    name: 'alert-closing',
    url: alerts,
    async reach(phone) {
      await openAlert(phone)
      await phone.tap('有下落了,写下情况')
      await phone.tap('人没事')
      await phone.tap('写好了,不用再找')
    },
  },
  { name: 'alerts', url: alerts },
]

/** Whoever looks for somebody: how one was found. */
export const searchScreens: Screen[] = [
  { name: 'alerts-searcher', url: alerts },
  { name: 'alerts-closed', url: alerts, reach: (phone) => phone.tap('有下落了') },
  {
    name: 'alert-closed',
    url: alerts,
    async reach(phone) {
      await phone.tap('有下落了')
      await phone.tap(/看经过$/)
    },
  },
]
