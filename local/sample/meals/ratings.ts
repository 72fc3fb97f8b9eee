import type { Rating } from '../../../cloudfunctions/meals/collections'
import { EATEN } from '../../../cloudfunctions/meals/rules/states'
import { HOUR } from '../../../miniprogram/shared/time'
import type { Booked } from './fates'

/** What people said of their meals, the latest day first: day before the sample's own, whose meal, how. */
const SAID: readonly [daysAgo: number, nth: number, face: Rating['face'], text: string][] = [
  [1, 0, 'good', '今天的面扯得筋道,汤也热'],
  [1, 3, 'good', '送得准时,还帮我把垃圾带下去了'],
  [1, 6, 'bad', '米饭有点硬,牙不好的嚼不动'],
  [2, 1, 'good', '鱼没有刺,放心'],
  [2, 4, 'good', ''],
  [3, 0, 'good', '丸子好,软和,我妈吃完了'],
  [3, 2, 'bad', '菜稍咸了点'],
  [4, 1, 'good', '蒸饺馅儿鲜'],
  [5, 0, 'good', '蛋羹嫩'],
]

/** The same meals, some with what people said of them. */
export function rated(orders: readonly Booked[], dateOf: (daysAgo: number) => string): Booked[] {
  const said = new Map<string, Rating>()
  for (const [daysAgo, nth, face, text] of SAID) {
    const eaten = orders.filter((o) => o.date === dateOf(daysAgo) && EATEN.includes(o.state))
    const order = eaten[nth]
    if (!order) continue
    said.set(order._id, { face, text, at: (order.handover?.at ?? 0) + 2 * HOUR, byName: order.personName })
  }
  return orders.map((order) => {
    const rating = said.get(order._id)
    return rating ? { ...order, rating, ratedAt: rating.at } : order
  })
}
