import type { Menu } from '../../../services/meals'
import type { MealWay } from '../../../shared/vocabulary'
import { mealWayLabel } from '../../../shared/vocabulary'
import { servingInWords } from '../../../view/meals'
import type { WayChoice } from '../components/way-picker/index'

type Served = Pick<Menu, 'ways' | 'place' | 'serveFrom' | 'serveTo'>

/** Where it can be eaten and fetched, and whether it can be brought; with what stands in the way of that. */
export function waysOf(menu: Served, address: string, self: boolean): WayChoice[] {
  const serving = servingInWords(menu)
  return menu.ways.map((value) => {
    const missing = value === 'delivery' && address === ''
    const unknown = self ? '还不知道您住哪里,填了住址才能送' : '还不知道住址,请 TA 填好或打电话给社区'
    const note = value === 'delivery' ? `${serving} 送到 ${address}` : `${serving} 到${menu.place}`
    return { value, label: mealWayLabel[value], note: missing ? unknown : note, missing }
  })
}

/** The way that was chosen, if it is possible; else as the last time; else the first that is. */
export function wayOf(ways: readonly WayChoice[], chosen: string, last: MealWay | null): MealWay | '' {
  const possible = ways.filter((way) => !way.missing).map((way) => way.value)
  return possible.find((way) => way === chosen) ?? possible.find((way) => way === last) ?? possible[0] ?? ''
}
