import { partsOf } from './time'

/** Small questions about people's names and words for them, for pages and functions. */

/** What stands in a person's circle: the last sign of the name, as families call each other. */
export const faceOf = (name: string): string => [...name.trim()].pop() ?? '邻'

/** "早上好", by the hour in Puyang (0 to 23). */
export function greetingAt(hour: number): string {
  if (hour < 5) return '您好'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** "3 号楼 2 单元 501" */
export const addressInWords = (address: { building: string; unit: string; room: string }): string =>
  `${address.building} 号楼 ${address.unit} 单元 ${address.room}`

/** Whole years between a birthdate ("1952-03-08") and now, on the calendar in Puyang. */
export function ageAt(birthdate: string, now: number): number {
  const [year = 0, month = 1, day = 1] = birthdate.split('-').map(Number)
  const today = partsOf(now)
  const before = today.month < month || (today.month === month && today.day < day)
  return today.year - year - (before ? 1 : 0)
}

/** "1952-03-08" → "1952年3月8日" */
export const birthdateInWords = (birthdate: string): string =>
  birthdate.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

/** What somebody is to the person whom they call so. Nobody is asked for their sex, so a word may stand for both. */
const KIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['妈妈', '爸爸', '母亲', '父亲', '妈', '爸'].map((word) => [word, '子女'])),
  ...Object.fromEntries(['婆婆', '公公'].map((word) => [word, '儿媳'])),
  ...Object.fromEntries(['岳母', '岳父'].map((word) => [word, '女婿'])),
  ...Object.fromEntries(['爷爷', '奶奶', '姥姥', '姥爷', '外婆', '外公'].map((word) => [word, '孙辈'])),
  ...Object.fromEntries(['儿子', '女儿', '孩子'].map((word) => [word, '家长'])),
}

/** 妈妈 → 子女: what whoever says 妈妈 is to her; 家人 where the word leaves it open. */
export const kinOf = (relation: string): string =>
  (Object.hasOwn(KIN, relation) ? KIN[relation] : undefined) ?? '家人'
