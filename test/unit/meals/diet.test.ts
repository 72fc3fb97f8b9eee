import { clashesOf, clashesOfMeal, suits } from '../../../cloudfunctions/meals/rules/diet'

/** What somebody had better not eat, in a neighbour's words. */

const fish = { name: '红烧鱼', tags: ['soft' as const], contains: ['fish' as const, 'spicy' as const] }
const egg = { name: '蒸蛋', tags: ['soft' as const, 'lowSalt' as const], contains: ['egg' as const] }

test.each([
  ['who eats everything', [], '', []],
  ['who eats nothing hot', ['noSpicy'], '', ['红烧鱼里有辣椒,不吃辣的不能吃']],
  ['who eats no meat', ['vegetarian'], '', ['红烧鱼里有鱼,吃素的不能吃']],
  ['who must have it soft', ['soft'], '', []],
  ['who must have it low in salt', ['lowSalt'], '', ['红烧鱼不是少盐的']],
  ['with an allergy to it', ['allergy'], '对鱼过敏', ['红烧鱼里有鱼,对鱼过敏']],
  ['with an allergy to all seafood', ['allergy'], '海鲜过敏', ['红烧鱼里有鱼,海鲜过敏']],
  ['with an allergy to something else', ['allergy'], '花生过敏', []],
  ['who only named it, without an allergy', [], '不爱吃鱼', []],
] as const)('for somebody %s', (_who, diet, dietNote, words) => {
  expect(clashesOf({ diet, dietNote }, fish)).toEqual(words)
  expect(suits({ diet, dietNote }, fish)).toBe(words.length === 0)
})

test('an allergy comes first, and is told from what is merely unwelcome', () => {
  const person = { diet: ['lowSalt', 'allergy'] as const, dietNote: '对鱼过敏' }

  expect(clashesOf(person, fish)[0]).toBe('红烧鱼里有鱼,对鱼过敏')
})

test.each([
  ['对芒果过敏', '对芒果过敏,请先问清楚菜里有没有'],
  ['', '有过敏,请先问清楚菜里有没有'],
])(
  'of an allergy to something that no dish names ("%s") every dish says that somebody has to ask',
  (dietNote, words) => {
    const person = { diet: ['allergy'] as const, dietNote }

    expect(clashesOf(person, fish)).toEqual([words])
    expect(clashesOfMeal(person, [fish, egg])).toEqual([words])
    expect(suits(person, fish)).toBe(false)
  },
)

test('a whole meal says each thing once', () => {
  const person = { diet: ['lowSalt'] as const, dietNote: '' }

  expect(clashesOfMeal(person, [fish, egg, fish])).toEqual(['红烧鱼不是少盐的'])
})
