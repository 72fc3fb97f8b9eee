import {
  DISH_CONTENTS,
  dietLabel,
  dishContentLabel,
  type DietFlag,
  type DishContent,
  type DishTag,
} from '../../../miniprogram/shared/vocabulary'

/** What somebody must or will not eat. */
export interface Diet {
  diet: readonly DietFlag[]
  dietNote: string
}

/** What a dish says of itself. */
export interface Eatable {
  name: string
  tags: readonly DishTag[]
  contains: readonly DishContent[]
}

/** A need that a dish meets only if it says so. */
const NEEDS: Partial<Record<DietFlag, { tag: DishTag; words: string }>> = {
  soft: { tag: 'soft', words: '不够软烂' },
  lowSalt: { tag: 'lowSalt', words: '不是少盐的' },
  lowSugar: { tag: 'lowSugar', words: '不是少糖的' },
  lowFat: { tag: 'lowFat', words: '不是少油的' },
}

/** What somebody does not eat. */
const AVOIDS: Partial<Record<DietFlag, readonly DishContent[]>> = {
  noSpicy: ['spicy'],
  halal: ['pork'],
  vegetarian: ['pork', 'meat', 'fish', 'shellfish'],
}

/** Words under which people name what they cannot stand. */
const NAMED: Readonly<Record<DishContent, readonly string[]>> = {
  pork: ['猪肉', '猪'],
  meat: ['牛肉', '羊肉', '鸡肉', '鸭肉', '牛羊肉'],
  fish: ['鱼', '海鲜'],
  shellfish: ['虾', '蟹', '贝', '海鲜'],
  egg: ['鸡蛋', '蛋'],
  milk: ['牛奶', '奶'],
  peanut: ['花生'],
  nuts: ['坚果', '核桃', '杏仁', '腰果'],
  soy: ['豆', '黄豆', '大豆'],
  wheat: ['面食', '小麦', '麸质', '面粉'],
  sesame: ['芝麻'],
  spicy: ['辣'],
}

const namedIn = (note: string, content: DishContent): boolean =>
  NAMED[content].some((word) => note.includes(word))

/** An allergy of which we cannot tell what it is to: nobody but the person knows whether a dish is safe. */
const isUnclear = ({ diet, dietNote }: Diet): boolean =>
  diet.includes('allergy') && !DISH_CONTENTS.some((content) => namedIn(dietNote, content))

/** What in a dish is known to speak against it; an allergy comes first. */
export function knownClashesOf(person: Diet, dish: Eatable): string[] {
  const { diet, dietNote } = person
  const allergic = dish.contains.filter((content) => namedIn(dietNote, content) && diet.includes('allergy'))
  const allergies = allergic.map((content) => `${dish.name}里有${dishContentLabel[content]},${dietNote}`)
  const avoided = diet.flatMap((flag) =>
    (AVOIDS[flag] ?? [])
      .filter((content) => dish.contains.includes(content))
      .map((content) => `${dish.name}里有${dishContentLabel[content]},${dietLabel[flag]}的不能吃`),
  )
  const unmet = diet.flatMap((flag) => {
    const need = NEEDS[flag]
    return need && !dish.tags.includes(need.tag) ? [`${dish.name}${need.words}`] : []
  })
  return [...new Set([...allergies, ...avoided, ...unmet])]
}

/**
 * Why somebody had better not eat a dish, in words a neighbour would use; empty where nothing speaks against it. Where
 * the note of an allergy names nothing that we know of, every dish says so: somebody asks.
 */
export function clashesOf(person: Diet, dish: Eatable): string[] {
  const unclear = isUnclear(person) ? [`${person.dietNote || '有过敏'},请先问清楚菜里有没有`] : []
  return [...unclear, ...knownClashesOf(person, dish)]
}

/** The same for a whole meal. */
export const clashesOfMeal = (person: Diet, dishes: readonly Eatable[]): string[] => [
  ...new Set(dishes.flatMap((dish) => clashesOf(person, dish))),
]

/** Whether somebody may be given a dish without being asked: nothing speaks against it that could harm. */
export const suits = (person: Diet, dish: Eatable): boolean => clashesOf(person, dish).length === 0
