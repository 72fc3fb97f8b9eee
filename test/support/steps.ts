import type { TestCloud } from './cloud'
import type { Phone } from './phone'

/** Ways through the mini-program that several tests walk before they come to their point. */

export const EGGS = '土鸡蛋和老面馒头'
export const VEGETABLES = '周五鲜蔬 王楼基地直供'

/** From home to a campaign that is open. */
export async function openCampaign(phone: Phone, title: string): Promise<void> {
  await phone.goto('/pages/home/index')
  await phone.tap('生鲜团购')
  await phone.tap(title)
  await phone.see('菜单')
}

/** On a page with steppers: adds so many of each, one tap for one. */
export async function add(phone: Phone, wants: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, quantity] of Object.entries(wants)) {
    for (let taps = 0; taps < quantity; taps++) await phone.tap(`${name}加一份`)
  }
}

/** From home to the page on which an order is confirmed. */
export async function choose(phone: Phone, title: string, wants: Record<string, number>): Promise<void> {
  await openCampaign(phone, title)
  await add(phone, wants)
  await phone.tap(/^去确认/)
  await phone.see('到哪里取')
}

export interface Placed {
  id: string
  number: string
}

/** From the confirm page to the result: its number, and the id that it has in its address. */
export async function placeOrder(phone: Phone): Promise<Placed> {
  await phone.tap(/^订下/)
  return placedOrder(phone)
}

/** What the result page says. */
export async function placedOrder(phone: Phone): Promise<Placed> {
  await phone.see('订好了')
  const id = new URLSearchParams(phone.page.url().split('?').pop()).get('id') ?? ''
  return { id, number: await phone.read(/跟团号\s*(\d+)/) }
}

/** The six digits on an order's own page. */
export async function codeOn(phone: Phone): Promise<string> {
  return (await phone.read(/\d{3} \d{3}/)).replace(' ', '')
}

/** At the counter: types a code on the keypad. */
export async function typeCode(phone: Phone, code: string): Promise<void> {
  for (const digit of code) await phone.tap(new RegExp(`^${digit}$`))
}

/** From the desk to the counter of a campaign that is in pick-up. */
export async function openCounter(phone: Phone, title: string): Promise<void> {
  await phone.goto('/packages/staff/pages/desk/index')
  await phone.tap('取货验单')
  await phone.tap(title)
  await phone.see('输入六位取货码')
}

/** From the desk to a campaign's own page. */
export async function openForStaff(phone: Phone, title: string): Promise<void> {
  await phone.goto('/packages/staff/pages/desk/index')
  await phone.tap('团购管理')
  await phone.tap(title)
  await phone.see('看订单')
}

/** The orders of a person in a campaign, as they lie in the database. */
export async function ordersOf(
  cloud: TestCloud,
  campaignId: string,
  personId: string,
): Promise<Record<string, unknown>[]> {
  return cloud.find('groupbuyOrders', { campaignId, personId })
}
