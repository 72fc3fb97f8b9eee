import type { Dish } from '../../../cloudfunctions/meals/collections'
import { fen } from '../../../miniprogram/shared/money'
import { DAY } from '../../../miniprogram/shared/time'
import type { DishContent, DishTag } from '../../../miniprogram/shared/vocabulary'
import { community, dishIdOf, type Desk, type In } from './desk'

/** A dish of the canteen's library. Prices in fen; `picture` is a file in pictures/. */
export interface SampleDish {
  key: string
  kind: Dish['kind']
  name: string
  picture: string
  note: string
  parts: string[]
  price: number
  tags: DishTag[]
  contains: DishContent[]
  archived?: boolean
}

type Row = [
  key: string,
  name: string,
  picture: string,
  price: number,
  note: string,
  tags: DishTag[],
  contains: DishContent[],
  parts?: string[],
]

const SETS: readonly Row[] = [
  [
    'fish',
    '红烧鱼块套餐',
    'fish',
    1000,
    '草鱼块去大刺,酱汁收得稠',
    [],
    ['fish', 'soy', 'egg'],
    ['红烧鱼块', '清炒上海青', '米饭', '紫菜蛋汤'],
  ],
  [
    'bass',
    '清蒸鲈鱼套餐',
    'bass',
    1200,
    '一人半条,去刺蒸透',
    ['soft', 'lowSalt', 'lowSugar', 'lowFat'],
    ['fish', 'soy'],
    ['清蒸鲈鱼', '蒜蓉西蓝花', '软米饭', '冬瓜汤'],
  ],
  [
    'meatballs',
    '冬瓜丸子套餐',
    'meatballs',
    900,
    '丸子手打,筷子一夹就开',
    ['soft', 'lowSalt'],
    ['pork', 'egg'],
    ['冬瓜丸子', '香菇青菜', '软米饭'],
  ],
  [
    'pork',
    '土豆烧肉套餐',
    'pork',
    1000,
    '五花肉炖一个半小时',
    ['soft'],
    ['pork', 'soy'],
    ['土豆烧肉', '醋熘白菜', '米饭', '小米粥'],
  ],
  [
    'beef',
    '萝卜炖牛肉套餐',
    'beef',
    1200,
    '牛腩炖烂,清真灶单做',
    ['soft', 'lowSugar'],
    ['meat'],
    ['萝卜炖牛肉', '清炒时蔬', '米饭'],
  ],
  [
    'chicken',
    '香菇蒸鸡套餐',
    'chicken',
    1100,
    '去皮鸡腿肉,少油清蒸',
    ['soft', 'lowSalt', 'lowFat'],
    ['meat', 'soy'],
    ['香菇蒸鸡', '清炒南瓜', '软米饭', '紫菜汤'],
  ],
  [
    'tofu',
    '家常豆腐套餐',
    'tofu',
    700,
    '卤水豆腐,不放肉',
    ['soft'],
    ['soy'],
    ['家常豆腐', '清炒上海青', '米饭', '小米粥'],
  ],
  [
    'soft',
    '软烂营养餐',
    'soft',
    800,
    '样样能用勺子压开',
    ['soft', 'lowSalt', 'lowFat'],
    ['meat', 'egg', 'soy'],
    ['鸡茸蒸豆腐', '南瓜泥', '软米饭', '西红柿蛋汤'],
  ],
  [
    'sugar',
    '控糖套餐',
    'sugar',
    900,
    '杂粮饭一小碗,菜不勾芡',
    ['soft', 'lowSalt', 'lowSugar', 'lowFat'],
    ['meat'],
    ['清炒鸡丁', '白灼菜心', '杂粮饭', '冬瓜汤'],
  ],
  [
    'huimian',
    '羊肉烩面',
    'huimian',
    800,
    '骨汤现熬,面扯得宽',
    ['soft', 'lowSugar'],
    ['meat', 'wheat', 'sesame'],
    ['羊肉烩面', '糖蒜'],
  ],
  [
    'tomato-noodles',
    '西红柿鸡蛋面',
    'tomato-noodles',
    500,
    '手擀面煮软,不放味精',
    ['soft', 'lowSalt', 'lowFat'],
    ['egg', 'wheat'],
    ['西红柿鸡蛋面'],
  ],
  [
    'dumplings',
    '素三鲜蒸饺套餐',
    'dumplings',
    600,
    '鸡蛋、木耳、韭菜馅',
    ['soft', 'lowFat'],
    ['egg', 'wheat', 'soy'],
    ['素三鲜蒸饺', '小米粥'],
  ],
  [
    'porridge',
    '小米粥清淡套餐',
    'millet',
    400,
    '晚上吃着不撑',
    ['soft', 'lowSalt', 'lowFat'],
    ['egg', 'wheat'],
    ['小米粥', '老面馒头', '蒸蛋羹', '清炒时蔬'],
  ],
  [
    'hulatang',
    '胡辣汤配油饼',
    'hulatang',
    500,
    '逍遥镇做法,微辣',
    ['soft'],
    ['meat', 'wheat', 'spicy'],
    ['胡辣汤', '油饼'],
  ],
]

const DISHES: readonly Row[] = [
  [
    'custard',
    '蒸蛋羹',
    'custard',
    300,
    '一人一碗,上笼现蒸',
    ['soft', 'lowSalt', 'lowSugar', 'lowFat'],
    ['egg'],
  ],
  ['millet', '小米粥', 'millet', 300, '新小米熬出米油', ['soft', 'lowSalt', 'lowSugar', 'lowFat'], []],
  ['pumpkin', '南瓜粥', 'pumpkin-porridge', 300, '板栗南瓜,不另放糖', ['soft', 'lowSalt', 'lowFat'], []],
  ['greens', '清炒上海青', 'stir-greens', 300, '王楼基地当天的菜', ['lowSalt', 'lowSugar', 'lowFat'], []],
  [
    'cucumber',
    '凉拌黄瓜',
    'cucumber-salad',
    300,
    '拍碎了拌,醋多蒜少',
    ['lowSugar', 'lowFat'],
    ['sesame', 'soy'],
  ],
  ['meatball-soup', '冬瓜丸子汤', 'meatballs', 500, '六个小丸子一碗汤', ['soft', 'lowSalt'], ['pork', 'egg']],
  ['beef-slices', '酱牛肉', 'beef-slices', 800, '切薄片,二两', ['lowSugar'], ['meat', 'soy']],
  ['bun', '老面馒头两个', 'bun', 300, '孟师傅的老面', ['lowSalt', 'lowFat'], ['wheat']],
  ['soymilk', '花生豆浆', 'soymilk', 300, '现磨,不放糖', ['soft', 'lowSalt', 'lowSugar'], ['soy', 'peanut']],
  ['yoghurt', '原味酸奶', 'yoghurt', 300, '一小杯,常温', ['soft', 'lowSalt'], ['milk']],
]

const ofKind =
  (kind: Dish['kind']) =>
  ([key, name, picture, price, note, tags, contains, parts = []]: Row): SampleDish => ({
    key,
    kind,
    name,
    picture: `meal-${picture}.svg`,
    price,
    note,
    tags,
    contains,
    parts,
  })

/** Not cooked any more: it was too fat for most. */
const LIONS_HEAD: SampleDish = {
  ...ofKind('set')([
    'lions-head',
    '红烧狮子头套餐',
    'meatballs',
    1200,
    '肥了些,换成了冬瓜丸子',
    ['soft'],
    ['pork', 'egg', 'soy'],
    ['红烧狮子头', '醋熘白菜', '米饭'],
  ]),
  archived: true,
}

export const sampleDishes: readonly SampleDish[] = [
  ...SETS.map(ofKind('set')),
  ...DISHES.map(ofKind('dish')),
  LIONS_HEAD,
]

export const dishOf = (key: string): SampleDish => sampleDishes.find((dish) => dish.key === key)!

export const dishDocument = (
  { key, picture, price, archived = false, ...dish }: SampleDish,
  desk: Desk,
  place = community,
): In<Dish> => ({
  _id: place === community ? dishIdOf(key) : dishIdOf(`${place}-${key}`),
  community: place,
  ...dish,
  photo: desk.picture(picture),
  priceFen: fen(price),
  archived,
  version: 1,
  createdAt: desk.now - 120 * DAY,
})

export const dishDocuments = (desk: Desk): In<Dish>[] => sampleDishes.map((dish) => dishDocument(dish, desk))
