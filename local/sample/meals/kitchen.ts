import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { KitchenDay, Menu, Sample } from '../../../cloudfunctions/meals/collections'
import { kitchenDayIdOf } from '../../../cloudfunctions/meals/rules/ids'
import { HOUR, MINUTE } from '../../../miniprogram/shared/time'
import { community, dateAt, dayAt, type Desk, type In } from './desk'

const COOK = '马淑芬'
const KEPT = 48 * HOUR

/** What stood before the camera, at which hour. */
const PHOTOS: readonly [file: string, hour: number][] = [
  ['meal-kitchen-wash.svg', 7.5],
  ['meal-kitchen-wok.svg', 9.7],
  ['meal-kitchen-steam.svg', 9.9],
  ['meal-kitchen-window.svg', 11.2],
]

/** Photos of yesterday, and of today until ten. */
export const kitchenDayDocuments = ({ now, picture }: Desk): In<KitchenDay>[] =>
  [-1, 0].map((offset) => {
    const date = dateAt(now, offset)
    const photos = PHOTOS.filter(([, hour]) => offset < 0 || hour < 10)
    return {
      _id: kitchenDayIdOf(community, date),
      community,
      date,
      photos: photos.map(([file, hour]) => ({
        file: picture(file),
        at: dayAt(now, offset) + hour * HOUR,
        byName: COOK,
      })),
    }
  })

/** What is cooked for a menu, each of it once: the parts of its sets, and its single dishes. */
export const cookedFor = ({ items }: Menu): string[] => [
  ...new Set(items.flatMap(({ kind, name, parts }) => (kind === 'set' ? parts : [name]))),
]

/** So many dishes are done by ten. */
const DONE_BY_TEN = 3

function samplesOf(menu: Menu, offset: number, desk: Desk): In<Sample>[] {
  const day = dayAt(desk.now, offset)
  const dishes = offset === 0 ? cookedFor(menu).slice(0, DONE_BY_TEN) : cookedFor(menu)
  const first = offset === 0 ? day + 9.7 * HOUR : day + 10.5 * HOUR
  return dishes.map((dish, i) => {
    const takenAt = first + i * MINUTE
    const gone = takenAt + KEPT < desk.now - 12 * HOUR
    return {
      _id: derivedId('sample of a dish', menu._id, dish),
      community,
      date: menu.date,
      meal: menu.meal,
      dish,
      grams: 130 + ((i * 7) % 5) * 10,
      takenAt,
      takenByName: COOK,
      keepUntil: takenAt + KEPT,
      disposedAt: gone ? takenAt + KEPT + HOUR : null,
      disposedByName: gone ? COOK : '',
    }
  })
}

/** Food samples of the last days: those of today so far, those that wait, and the ones that are gone. */
export const sampleDocuments = (menus: readonly { offset: number; menu: Menu }[], desk: Desk): In<Sample>[] =>
  menus
    .filter(({ offset, menu }) => offset >= -3 && offset <= 0 && menu.meal === 'lunch')
    .flatMap(({ offset, menu }) => samplesOf(menu, offset, desk))
