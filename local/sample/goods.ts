/** What the sample campaigns sell. Prices in fen; `picture` is a file in pictures/. */
export interface SampleItem {
  key: string
  name: string
  unit: string
  note: string
  picture: string
  price: number
  supplier: string
  stock: number
  limit: number | null
}

const item = (
  key: string,
  name: string,
  unit: string,
  note: string,
  price: number,
  supplier: string,
  stock: number,
  limit: number | null = null,
): SampleItem => ({ key, name, unit, note, picture: `${key}.svg`, price, supplier, stock, limit })

export const sampleSuppliers = [
  {
    key: 'wanglou',
    name: '王楼镇蔬菜基地',
    contact: '老魏',
    phone: '13900002011',
    about: '露地和大棚菜,当天早上采',
  },
  {
    key: 'yuecun',
    name: '岳村镇散养鸡场',
    contact: '岳嫂',
    phone: '13900002018',
    about: '林下散养,三天内的蛋',
  },
  {
    key: 'mengke',
    name: '孟轲乡面点坊',
    contact: '孟师傅',
    phone: '13900002025',
    about: '老面发酵,当天现做',
  },
  {
    key: 'fanxian',
    name: '范县果园合作社',
    contact: '范大姐',
    phone: '13900002032',
    about: '黄河边的沙土地',
  },
] as const

export const samplePickupPoints = [
  {
    key: 'centre',
    name: '党群服务中心',
    place: '社区大院一楼东侧大厅',
    hours: '周一至周六 8:30–19:00',
    phone: '0393-4412345',
  },
  {
    key: 'north',
    name: '北区物业服务站',
    place: '22 号楼底商,物业服务站',
    hours: '每天 9:00–18:30',
    phone: '0393-4412346',
  },
] as const

export const vegetables: SampleItem[] = [
  item('greens', '上海青', '约 500 克/把', '露地小棵,清炒不老', 250, 'wanglou', 80, 5),
  item('tomato', '沙瓤西红柿', '约 1 千克/袋', '自然红,能生吃', 680, 'wanglou', 60, 4),
  item('potato', '黄心土豆', '约 1.5 千克/袋', '炖菜面,炒丝脆', 450, 'wanglou', 100),
  item('cucumber', '旱黄瓜', '约 750 克/袋', '带刺带花,早上摘', 420, 'wanglou', 50, 4),
  item('carrot', '胡萝卜', '约 1 千克/袋', '沙地里的,甜', 320, 'wanglou', 60),
  item('cabbage', '包心大白菜', '约 2 千克/棵', '打过霜,包得紧', 390, 'wanglou', 120, 6),
]

export const eggsAndNoodles: SampleItem[] = [
  item('eggs', '散养土鸡蛋', '30 枚/盘', '三天内的新蛋', 3600, 'yuecun', 40, 2),
  item('noodles', '手擀面', '约 500 克/份', '当天现擀,冷藏两天', 500, 'mengke', 60),
  item('buns', '老面馒头', '10 个/袋', '纯碱老面,有嚼头', 800, 'mengke', 50),
  item('tofu', '卤水豆腐', '约 500 克/块', '早上刚出的', 350, 'mengke', 3, 2),
]

export const winterStore: SampleItem[] = [
  item('cabbage', '储冬大白菜', '5 棵/捆', '能放到过年', 1500, 'wanglou', 80, 4),
  item('radish', '青皮萝卜', '约 2.5 千克/袋', '脆甜,生吃顺气', 600, 'wanglou', 60),
  item('sweetpotato', '蜜薯', '约 2.5 千克/箱', '烤着流蜜', 1680, 'fanxian', 50),
]

export const fruit: SampleItem[] = [
  item('apple', '红富士苹果', '约 2.5 千克/箱', '树上红透才摘', 2380, 'fanxian', 40, 3),
  item('pear', '圆黄梨', '约 2 千克/袋', '皮薄水多', 1580, 'fanxian', 40),
  item('pumpkin', '板栗南瓜', '约 1 千克/个', '蒸着面甜', 520, 'wanglou', 40),
]
