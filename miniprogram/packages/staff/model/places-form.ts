import type { CloudApi, Reply } from '../../../../typings/cloud-api'

type Choices = Reply<'groupbuy', 'choices'>
export type PlaceKind = 'suppliers' | 'points'

/** What the sheet asks of a supplier or a pickup point; the keys are the contract's. */
export interface PlaceField {
  key: string
  label: string
  placeholder: string
  type: 'text' | 'number'
  maxlength: number
  required: boolean
}

export type PlaceForm = Record<string, string>

const field = (key: string, label: string, placeholder: string, maxlength: number): PlaceField => ({
  key,
  label,
  placeholder,
  maxlength,
  type: 'text',
  required: true,
})

const optional = (one: PlaceField): PlaceField => ({ ...one, required: false })

export const placeFields: Record<PlaceKind, PlaceField[]> = {
  suppliers: [
    field('name', '名称', '如「王楼镇蔬菜基地」', 30),
    field('phone', '电话', '手机或带区号的座机', 13),
    optional(field('contact', '联系人', '如「老刘」', 20)),
    optional(field('about', '介绍', '如「大棚直供」', 60)),
  ],
  points: [
    field('name', '名称', '如「党群服务中心」', 30),
    field('place', '地址', '如「3 号楼南侧一楼」', 60),
    field('hours', '开放时间', '如「周一至周六 8:30–19:00」', 40),
    field('phone', '电话', '手机或带区号的座机', 13),
  ],
}

export interface PlaceRow {
  id: string
  name: string
  about: string
}

export const placeRows = (choices: Choices, kind: PlaceKind): PlaceRow[] =>
  kind === 'suppliers'
    ? choices.suppliers.map(({ id, name, about }) => ({ id, name, about }))
    : choices.pickupPoints.map(({ id, name, place, hours }) => ({ id, name, about: `${place} · ${hours}` }))

/** What is known of a place, for its sheet. */
export function placeForm(choices: Choices, kind: PlaceKind, id: string): PlaceForm {
  const known: Partial<Record<string, string>> | undefined =
    kind === 'suppliers'
      ? choices.suppliers.find((one) => one.id === id)
      : choices.pickupPoints.find((one) => one.id === id)
  return Object.fromEntries(placeFields[kind].map(({ key }) => [key, known?.[key] ?? '']))
}

/** The first thing that is missing, as a sentence. */
export function placeProblem(kind: PlaceKind, form: PlaceForm): string {
  const missing = placeFields[kind].find((one) => one.required && !form[one.key]?.trim())
  return missing ? `请填写${missing.label}` : ''
}

type Supplier = CloudApi['groupbuy']['saveSupplier']['input']
type PickupPoint = CloudApi['groupbuy']['savePickupPoint']['input']

const withId = (id: string): { id?: string } => (id ? { id } : {})
const value = (form: PlaceForm, key: string): string => form[key] ?? ''

/** `id` is empty for a new one. */
export const supplierOf = (form: PlaceForm, id: string): Supplier => ({
  ...withId(id),
  name: value(form, 'name'),
  phone: value(form, 'phone'),
  contact: value(form, 'contact'),
  about: value(form, 'about'),
})

export const pickupPointOf = (form: PlaceForm, id: string): PickupPoint => ({
  ...withId(id),
  name: value(form, 'name'),
  place: value(form, 'place'),
  hours: value(form, 'hours'),
  phone: value(form, 'phone'),
})
