import type { StaffMenu } from '../../../services/canteen'
import { formatYuan } from '../../../shared/money'

/** What is asked before a whole meal is called off. */
export const callingOff = (meal: string) => ({
  title: `${meal || '这餐'}不开了吗`,
  consequence: '订了的邻居都会取消,并收到消息;没微信的会列进「要打的电话」。取消后不能恢复。',
  usual: ['停水停电', '厨房检修', '天气原因', '临时放假'],
  action: '确定不开',
})

/** An item that can be replaced, or take another's place. */
export interface Replaceable {
  id: string
  name: string
  /** "订了 18 份 · ¥12.00" */
  about: string
  sold: number
}

export const replaceables = (menu: StaffMenu): Replaceable[] =>
  menu.items
    .filter((item) => !item.hidden)
    .map(({ id, name, sold, left, priceFen }) => ({
      id,
      name,
      sold,
      about: `订了 ${sold} 份,还剩 ${left} 份 · ${formatYuan(priceFen)}`,
    }))

/** "换好了 18 份。其中 2 位吃不了…" */
export function replacedInWords({ replaced, clashing }: { replaced: number; clashing: number }): string {
  if (replaced === 0) return '换好了。还没有人订过,不用通知'
  const told = `换好了 ${replaced} 份,已经通知订了的邻居`
  return clashing > 0
    ? `${told}。其中 ${clashing} 位有忌口,请看「厨房单」里的名字,打电话问一声`
    : `${told},都能吃`
}
