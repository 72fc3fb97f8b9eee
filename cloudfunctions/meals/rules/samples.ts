import { HOUR } from '../../../miniprogram/shared/time'
import type { Meal } from '../../../miniprogram/shared/vocabulary'
import { AppError } from '../../kit/errors'
import type { Menu, MenuItem, Sample } from '../collections'

/** How long a sample is kept: the food-service operation rules of 2018. */
export const KEEP_MS = 48 * HOUR

/** Photos of one day. */
export const MAX_PHOTOS = 12

/** A sample is written down when it is taken, or soon after. */
const LATE_MS = 24 * HOUR
/** A phone's clock may be a little ahead. */
const AHEAD_MS = HOUR / 12

/** @throws BAD_INPUT for a sample of the future, or of long ago */
export function checkTaken(takenAt: number, now: number): void {
  if (takenAt > now + AHEAD_MS) throw new AppError('BAD_INPUT', '留样时间还没有到,请核对')
  if (takenAt < now - LATE_MS) throw new AppError('BAD_INPUT', '留样超过一天了,不能再补记,请和管理员说明')
}

export const keepUntil = (takenAt: number): number => takenAt + KEEP_MS

/** @throws NOT_OPEN before its 48 hours are over */
export function checkDisposal(sample: Pick<Sample, 'keepUntil'>, now: number, when: string): void {
  if (now < sample.keepUntil) throw new AppError('NOT_OPEN', `留样要满 48 小时,${when}以后才能处理`)
}

type Offer = Pick<Menu, 'meal'> & { items: readonly Pick<MenuItem, 'name' | 'parts' | 'hidden'>[] }

/** What is cooked for a menu, dish by dish: a set is its parts. */
const cookedFor = ({ items }: Offer): string[] =>
  items.filter(({ hidden }) => !hidden).flatMap(({ name, parts }) => (parts.length > 0 ? parts : [name]))

/** What the menus offer and no sample was taken of; each dish once a meal. */
export function missingSamples(
  menus: readonly Offer[],
  samples: readonly Pick<Sample, 'meal' | 'dish'>[],
): { meal: Meal; dish: string }[] {
  return menus.flatMap((menu) => {
    const taken = new Set(samples.filter(({ meal }) => meal === menu.meal).map(({ dish }) => dish))
    return [...new Set(cookedFor(menu))]
      .filter((dish) => !taken.has(dish))
      .map((dish) => ({ meal: menu.meal, dish }))
  })
}
