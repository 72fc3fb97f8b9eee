import type { MealDoor, MealWay } from '../../../miniprogram/shared/vocabulary'

/** How somebody of the sample eats at the canteen. */
export interface Eater {
  key: string
  way: MealWay
  door: MealDoor
  /** Who books, where that is not the person. */
  by: string
  /** On how many days of seven. */
  days: number
  /** Always the same, also where they had better not. */
  wants?: string
  remark?: string
}

const CANTEEN = 'ma-shufen'

const at =
  (way: MealWay, door: MealDoor) =>
  (key: string, days: number, more: Partial<Eater> = {}): Eater => ({
    key,
    way,
    door,
    by: CANTEEN,
    days,
    ...more,
  })

const brought = at('delivery', 'phone')
const fetched = at('pickUp', 'phone')
const seated = at('dineIn', 'counter')

/** Whoever eats at the canteen, in the order in which they book. */
export const eaters: readonly Eater[] = [
  brought('wang-xiuying', 5, { door: 'proxy', by: 'li-mei', remark: '妈妈腿脚慢,请多等一会儿' }),
  seated('zhao-guoqing', 3, { door: 'app', by: 'zhao-guoqing' }),
  brought('guo-wanfu', 7),
  brought('li-guihua', 5, { wants: 'fish', remark: '鱼刺请挑干净' }),
  brought('chen-fushan', 6, { remark: '主食半份' }),
  brought('zhang-yuqin', 5, { wants: 'beef' }),
  fetched('sun-baoguo', 4, { door: 'proxy', by: 'sun-li', wants: 'huimian' }),
  brought('wang-dezhi', 4, { by: 'wu-gang' }),
  seated('liu-guilan', 3),
  brought('zhu-mingyuan', 5),
  fetched('yang-suzhen', 2),
  brought('zhao-shuying', 4),
  seated('huang-zhiqiang', 3),
  brought('zhou-xiulan', 5),
  brought('wu-changhai', 4, { by: 'he-jing' }),
  fetched('xu-fenglan', 2),
  brought('hu-yulan', 5),
  seated('gao-shulan', 3),
  seated('lin-jianhua', 2),
  brought('he-yuzhen', 5),
  fetched('luo-tianming', 2),
  seated('liang-guifen', 3),
  fetched('song-yumei', 2),
  seated('zheng-aiguo', 3),
  seated('xie-chunhua', 2),
  brought('han-shimin', 5, { by: 'xu-peng' }),
  brought('tang-guizhi', 4),
  seated('feng-zhenhua', 2),
  brought('dong-xiuzhi', 4),
  seated('xiao-guangming', 2),
  seated('cheng-lihua', 2),
  fetched('yuan-shuzhen', 3),
  seated('deng-guoliang', 2),
  fetched('fu-chunsheng', 1),
  seated('zeng-xiuqin', 3),
  brought('su-guiying', 3),
  seated('qiu-shulan', 3, { door: 'counter' }),
  fetched('ma-xiaoyan', 1),
  fetched('sun-li', 1, { door: 'app', by: 'sun-li' }),
  seated('yu-hongxia', 1),
]

export const eaterOf = (key: string): Eater => eaters.find((eater) => eater.key === key)!

/** Who books the same on the same weekdays until further notice. */
export interface SampleStanding {
  key: string
  weekdays: number[]
  likes: string[]
  otherwise: 'suitable' | 'skip'
  by: string
  /** Away from … to …, in days from the sample's own. */
  pause?: [from: number, to: number]
}

export const sampleStandings: readonly SampleStanding[] = [
  {
    key: 'wang-xiuying',
    weekdays: [1, 3, 5],
    likes: ['清蒸鲈鱼套餐', '冬瓜丸子套餐', '软烂营养餐'],
    otherwise: 'suitable',
    by: 'li-mei',
  },
  { key: 'chen-fushan', weekdays: [1, 2, 3, 4, 5], likes: ['控糖套餐'], otherwise: 'suitable', by: CANTEEN },
  {
    key: 'cao-jinshan',
    weekdays: [1, 2, 3, 4, 5],
    likes: ['软烂营养餐', '冬瓜丸子套餐'],
    otherwise: 'suitable',
    by: 'tian-fang',
    pause: [-3, 9],
  },
]

export interface SampleRoute {
  key: string
  name: string
  /** In walking order. */
  buildings: string[]
  courier: string
}

const numbers = (...buildings: number[]): string[] => buildings.map(String)

/** A building is on one route; the newest ones are on none yet, nobody there has anything brought. */
export const sampleRoutes: readonly SampleRoute[] = [
  { key: 'south', name: '1 号线 · 南区', buildings: numbers(1, 2, 3, 5, 4, 6, 7), courier: 'guo-qiang' },
  {
    key: 'middle',
    name: '2 号线 · 中区',
    buildings: numbers(8, 9, 10, 11, 12, 13, 14, 15),
    courier: 'shao-jun',
  },
  {
    key: 'north',
    name: '3 号线 · 北区',
    buildings: numbers(16, 17, 18, 19, 20, 24, 29),
    courier: 'guo-qiang',
  },
]

export const routeIdOf = (key: string): string => `mr-${key}`

export const routeTo = (building: string | undefined): SampleRoute | undefined =>
  sampleRoutes.find(({ buildings }) => building !== undefined && buildings.includes(building))
