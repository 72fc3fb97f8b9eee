import pinyin from 'tiny-pinyin'

/** Family names that are read otherwise than the same sign in other words. */
const SURNAMES: Readonly<Record<string, string>> = {
  曾: 'z',
  单: 's',
  解: 'x',
  仇: 'q',
  区: 'o',
  查: 'z',
  覃: 'q',
  翟: 'z',
  朴: 'p',
  尉: 'y',
  种: 'c',
  冼: 'x',
  盖: 'g',
  缪: 'm',
  乐: 'y',
}

const initialOf = (sign: string): string => {
  const [letter = ''] = pinyin.convertToPinyin(sign, '', true).toLowerCase()
  return /[a-z]/.test(letter) ? letter : ''
}

/** 王秀英 → "wxy". Signs that are no Chinese and no letters are left out. */
export function initialsOf(name: string): string {
  const [first = '', ...rest] = [...name.trim()]
  return [SURNAMES[first] ?? initialOf(first), ...rest.map(initialOf)].join('')
}
