import type { Policy } from '../../../services/canteen'
import { formatYuan, parseYuan, yuan } from '../../../shared/money'
import { momentInWords } from '../../../shared/time'
import { dateInWords } from '../../../view/meal-words'
import type { Tone } from '../../../view/tones'

type Tier = Omit<Policy['tiers'][number], 'id'>

/** "70 岁以上,每餐补 ¥4.00,每月最多 ¥100.00" */
export function tierInWords(tier: Tier): string {
  const what =
    tier.amountFen === null ? `每餐补 ${tier.sharePercent ?? 0}%` : `每餐补 ${formatYuan(tier.amountFen)}`
  const meal = tier.maxPerMealFen === null ? '' : `,一餐最多 ${formatYuan(tier.maxPerMealFen)}`
  const month = tier.maxPerMonthFen === null ? '' : `,每月最多 ${formatYuan(tier.maxPerMonthFen)}`
  return `${tier.minAge} 岁以上,${what}${meal}${month}`
}

export interface PolicyCard extends Tone {
  id: string
  title: string
  tag: string
  /** "从11月1日(周日)起,区民政局补贴" */
  about: string
  tiers: { key: string; words: string }[]
  note: string
  by: string
}

const standings: Record<Policy['standing'], Tone & { tag: string }> = {
  current: { tag: '现在执行', tone: 'good', icon: 'check' },
  coming: { tag: '将要执行', tone: 'waiting', icon: 'time' },
  past: { tag: '已经换掉', tone: 'past', icon: 'history' },
}

const byAge = (a: Tier, b: Tier): number => a.minAge - b.minAge

export const policyCard = (policy: Policy, now: number): PolicyCard => ({
  id: policy.id,
  title: policy.title,
  ...standings[policy.standing],
  about: `从${dateInWords(policy.fromDate, now)}起,${policy.payer}补贴`,
  tiers: [...policy.tiers].sort(byAge).map((tier) => ({ key: tier.id, words: tierInWords(tier) })),
  note: policy.note,
  by: `${policy.createdByName} ${momentInWords(policy.createdAt, now)} 写的`,
})

/** One age with what belongs to it, as it is typed. */
export interface TierForm {
  key: string
  age: string
  kind: 'amount' | 'share'
  amount: string
  share: string
  perMeal: string
  perMonth: string
}

export interface PolicyForm {
  title: string
  payer: string
  fromDate: string
  note: string
  tiers: TierForm[]
}

export const KINDS: readonly { value: TierForm['kind']; label: string }[] = [
  { value: 'amount', label: '补固定的钱' },
  { value: 'share', label: '按比例补' },
]

export const emptyTier = (key: string): TierForm => ({
  ...{ key, age: '', kind: 'amount', amount: '', share: '', perMeal: '', perMonth: '' },
})

const typed = (fen: number | null): string => (fen === null ? '' : yuan(fen).replace(/\.00$/, ''))

/** A new version begins with what counts now. */
export function formFrom(policy: Policy | undefined, fromDate: string): PolicyForm {
  if (!policy) return { title: '', payer: '', fromDate, note: '', tiers: [emptyTier('1')] }
  return {
    title: policy.title,
    payer: policy.payer,
    fromDate,
    note: '',
    tiers: [...policy.tiers].sort(byAge).map((tier, i) => ({
      key: String(i + 1),
      age: String(tier.minAge),
      kind: tier.amountFen === null ? 'share' : 'amount',
      amount: typed(tier.amountFen),
      share: tier.sharePercent === null ? '' : String(tier.sharePercent),
      perMeal: typed(tier.maxPerMealFen),
      perMonth: typed(tier.maxPerMonthFen),
    })),
  }
}

const orNone = (text: string): number | null => (text.trim() ? parseYuan(text) : null)

/** A tier as it is sent; null where something is missing or is no number. */
function tierOf(form: TierForm): Tier | null {
  const minAge = Number(form.age)
  const amountFen = form.kind === 'amount' ? parseYuan(form.amount) : null
  const sharePercent = form.kind === 'share' ? Number(form.share) : null
  if (!form.age.trim() || !Number.isInteger(minAge)) return null
  if (form.kind === 'amount' ? amountFen === null : !sharePercent || !Number.isInteger(sharePercent))
    return null
  return {
    ...{ minAge, amountFen, sharePercent },
    maxPerMealFen: orNone(form.perMeal) as Tier['maxPerMealFen'],
    maxPerMonthFen: orNone(form.perMonth) as Tier['maxPerMonthFen'],
  }
}

const unreadable = (text: string): boolean => text.trim() !== '' && parseYuan(text) === null

function tierProblem(form: TierForm, at: number): string {
  const which = `第 ${at + 1} 档`
  if (!form.age.trim()) return `${which}还没有写从几岁起`
  if (form.kind === 'amount' && parseYuan(form.amount) === null) return `${which}每餐补几元,如 4 或 4.50`
  if (form.kind === 'share' && !Number(form.share)) return `${which}补百分之几,如 50`
  return [form.perMeal, form.perMonth].some(unreadable) ? `${which}的上限请写金额,不限就空着` : ''
}

/** What still has to be written; empty when it can be sent. */
export function policyProblem(form: PolicyForm): string {
  if (!form.title.trim()) return '请写名称,如:2027 年助餐补贴'
  if (!form.payer.trim()) return '请写由谁补贴,如:华龙区民政局'
  const problem = form.tiers.map(tierProblem).find(Boolean)
  if (problem) return problem
  const ages = form.tiers.map(({ age }) => Number(age))
  return new Set(ages).size < ages.length ? '有两档的年龄一样,请改一档' : ''
}

export const tiersOf = (form: PolicyForm): Tier[] =>
  form.tiers.map(tierOf).filter((tier): tier is Tier => tier !== null)

/** What the examples are told of. */
const AGES = [65, 75, 85]
const MEAL_FEN = 800

/** The tier that somebody of this age falls into, for an example. */
const exampleTier = (tiers: readonly Tier[], age: number): Tier | undefined =>
  [...tiers]
    .sort(byAge)
    .filter(({ minAge }) => age >= minAge)
    .pop()

function exampleOf(tiers: readonly Tier[], age: number): string {
  const tier = exampleTier(tiers, age)
  if (!tier) return `${age} 岁:没有补贴,自己付 ${formatYuan(MEAL_FEN)}`
  const full = tier.amountFen ?? Math.round((MEAL_FEN * (tier.sharePercent ?? 0)) / 100)
  const granted = Math.min(full, MEAL_FEN, tier.maxPerMealFen ?? MEAL_FEN)
  return `${age} 岁:补 ${formatYuan(granted)},自己付 ${formatYuan(MEAL_FEN - granted)}`
}

/** What it would mean for three people with a meal of eight yuan, to be looked at before it is sent. */
export const examples = (form: PolicyForm): string[] => {
  const tiers = tiersOf(form)
  return tiers.length ? AGES.map((age) => exampleOf(tiers, age)) : []
}

/** Everything in words, to be read once more. */
export const policyInWords = (form: PolicyForm, now: number): string[] => [
  `从${dateInWords(form.fromDate, now)}起的餐,由${form.payer.trim()}补贴`,
  ...tiersOf(form).sort(byAge).map(tierInWords),
  '已经订好的餐不变;一人一餐只补一份',
]
