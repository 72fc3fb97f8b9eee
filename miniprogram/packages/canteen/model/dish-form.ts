import type { canteen, Dish } from '../../../services/canteen'
import { formatYuan, parseYuan, yuan } from '../../../shared/money'
import {
  DISH_CONTENTS,
  DISH_TAGS,
  dishContentLabel,
  dishTagLabel,
  type DishContent,
  type DishTag,
} from '../../../shared/vocabulary'
import type { Problem } from './menu-form'

type Draft = Parameters<typeof canteen.saveDish>[0]

/** A dish in the library's list. */
export interface DishRow {
  id: string
  name: string
  photo: string
  /** "套餐 · ¥12.00" */
  about: string
  parts: string
  /** "软烂、少盐 · 有鱼、豆制品" */
  facts: string
}

export const dishRow = (dish: Dish): DishRow => ({
  id: dish.id,
  name: dish.name,
  photo: dish.photo,
  about: `${dish.kind === 'set' ? '套餐' : '单点'} · ${formatYuan(dish.priceFen)}`,
  parts: dish.parts.join('、'),
  facts: [
    dish.tags.map((tag) => dishTagLabel[tag]).join('、'),
    dish.contains.length ? `有${dish.contains.map((one) => dishContentLabel[one]).join('、')}` : '',
  ]
    .filter(Boolean)
    .join(' · '),
})

/** Sets come first; within each, the order of the answer. */
export const setsFirst = (dishes: readonly Dish[]): Dish[] => [
  ...dishes.filter(({ kind }) => kind === 'set'),
  ...dishes.filter(({ kind }) => kind === 'dish'),
]

export interface DishForm {
  kind: Dish['kind']
  name: string
  photo: string
  note: string
  /** A part a line. */
  parts: string
  price: string
  tags: DishTag[]
  contains: DishContent[]
}

export const NEW_DISH: DishForm = {
  kind: 'set',
  name: '',
  photo: '',
  note: '',
  parts: '',
  price: '',
  tags: [],
  contains: [],
}

export const formOfDish = (dish: Dish): DishForm => ({
  kind: dish.kind,
  name: dish.name,
  photo: dish.photo,
  note: dish.note,
  parts: dish.parts.join('、'),
  price: yuan(dish.priceFen),
  tags: [...dish.tags],
  contains: [...dish.contains],
})

export const KINDS: { value: Dish['kind']; label: string }[] = [
  { value: 'set', label: '套餐' },
  { value: 'dish', label: '单点' },
]
export const TAG_CHIPS = DISH_TAGS.map((value) => ({ value, label: dishTagLabel[value] }))
export const CONTENT_CHIPS = DISH_CONTENTS.map((value) => ({ value, label: dishContentLabel[value] }))

/** "红烧鱼、清炒时蔬,米饭" in whatever way it is written. */
export const partsIn = (text: string): string[] =>
  text
    .split(/[、,,;;\n/]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** The form as the cloud takes it, or what is not right yet. */
export function dishDraft(
  form: DishForm,
  base: { id: string; version: number; archived: boolean } | null,
): { draft: Draft } | { problem: Problem } {
  const priceFen = parseYuan(form.price)
  const parts = form.kind === 'set' ? partsIn(form.parts) : []
  const problem = (field: string, message: string) => ({ problem: { field, message } })
  if (!form.name.trim()) return problem('name', '请写菜名')
  if (!form.photo) return problem('photo', '请加一张照片,老人看图选菜')
  if (priceFen === null || priceFen === 0) return problem('price', '价钱请写成 12 或 12.50')
  if (form.kind === 'set' && parts.length === 0) return problem('parts', '请写上套餐里有哪几样')
  const { kind, tags, contains } = form
  return {
    draft: {
      ...(base ?? {}),
      kind,
      name: form.name.trim(),
      photo: form.photo,
      note: form.note.trim(),
      parts,
      priceFen,
      tags,
      contains,
    },
  }
}
