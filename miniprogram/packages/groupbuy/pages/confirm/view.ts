import type { Choosable } from '../../../../components/person-picker/index'
import type { Quantities } from '../../../../services/basket'
import type { PickupPoint, Quote } from '../../../../services/groupbuy'
import { formatYuan, yuan } from '../../../../shared/money'
import { faceOf } from '../../../../shared/people'
import { momentInWords, pickupInWords } from '../../../../shared/time'
import type { LineView } from '../../../../view/orders'
import { lineView } from '../../../../view/orders'

export interface ConfirmView {
  title: string
  people: Choosable[]
  personId: string
  points: PickupPoint[]
  when: string
  lines: LineView[]
  count: number
  total: string
  totalFen: number
  /** "截止前可以自己取消" with the time. */
  cancelUntil: string
  channel: Quote['channel']
}

export function confirmView(quote: Quote): ConfirmView {
  return {
    title: quote.campaignTitle,
    people: quote.people.map((person) => ({
      personId: person.personId,
      name: person.name,
      relation: person.relation,
      face: faceOf(person.name),
    })),
    personId: quote.forPersonId,
    points: quote.pickupPoints,
    when: pickupInWords(quote.pickupFrom, quote.pickupTo, quote.now),
    lines: quote.lines.map(lineView),
    count: quote.lines.reduce((sum, line) => sum + line.ordered, 0),
    total: yuan(quote.totalFen),
    totalFen: quote.totalFen,
    cancelUntil: `${momentInWords(quote.closesAt, quote.now)} 前可以自己取消`,
    channel: quote.channel,
  }
}

/** The server's word for the reader. */
const SELF = '本人'

const HOW_PAID: Record<Quote['channel'], string> = { onsite: '取货时付', wechat: '现在付' }

/** All of it in one breath, before the button: "给妈妈订 3 份菜,明天(周三) 16:00–19:00 到党群服务中心取,取货时付 ¥12.50。" */
export function sentence(view: ConfirmView, pointId: string): string {
  const person = view.people.find(({ personId }) => personId === view.personId)
  const point = view.points.find(({ id }) => id === pointId)
  const amount = formatYuan(view.totalFen)
  const whom = !person || person.relation === SELF ? '自己' : person.relation || person.name
  return `给${whom}订 ${view.count} 份菜,${view.when} 到${point?.name ?? '自提点'}取,${HOW_PAID[view.channel]} ${amount}。`
}

/** The point that was chosen before, if it is still one; else the first. */
export const pointOf = (points: readonly PickupPoint[], chosen: string): string =>
  points.some(({ id }) => id === chosen) ? chosen : (points[0]?.id ?? '')

interface Short {
  key: string
  left?: number
  limit?: number
  taken?: number
}

/** How many of an item can be had after a refusal. */
const possible = (item: Short): number =>
  Math.max(0, item.limit === undefined ? (item.left ?? 0) : item.limit - (item.taken ?? 0))

/** What SOLD_OUT and LIMIT_REACHED say about the items that were too many: how many of each can be had. */
export function possibleQuantities(detail: Readonly<Record<string, unknown>>): Quantities {
  const items = (detail['items'] ?? []) as Short[]
  return Object.fromEntries(items.map((item) => [item.key, possible(item)]))
}
