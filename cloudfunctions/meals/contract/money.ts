import * as v from 'valibot'
import { reads, writes } from '../../kit/contract'
import { fen, id, listOf, moment, optionalText, page, text } from '../../kit/fields'
import { CANTEEN } from './menus'
import { accountEntryOut, accountMode, accountOut, date, month, tier } from './shapes'

const ADMIN = ['admin'] as const

const policyOut = v.object({
  id,
  title: v.string(),
  payer: v.string(),
  tiers: v.array(tier),
  fromDate: date,
  note: v.string(),
  createdByName: v.string(),
  createdAt: moment,
  /** Counts today; will count; has been replaced. */
  standing: v.picklist(['current', 'coming', 'past']),
})

const tierIn = v.strictObject({
  minAge: v.pipe(v.number(), v.integer(), v.minValue(50, '年龄从 50 岁起'), v.maxValue(120)),
  amountFen: v.nullable(fen),
  sharePercent: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  maxPerMealFen: v.nullable(fen),
  maxPerMonthFen: v.nullable(fen),
})

const method = v.picklist(['cash', 'code'])

/** What meals cost, who pays for them, and what people have with the canteen. */
export const money = {
  /** Every version, the latest first. */
  policies: reads(
    CANTEEN,
    v.strictObject({}),
    v.object({ items: v.array(policyOut), today: date, now: moment }),
  ),

  /** A new version from a day on that is still to come; meals that are booked keep theirs. */
  addPolicy: writes(
    ADMIN,
    v.strictObject({
      title: text('名称', 40),
      payer: text('由谁补贴', 30),
      tiers: v.pipe(v.array(tierIn), v.minLength(1, '至少要有一个年龄档'), v.maxLength(6)),
      fromDate: date,
      note: v.optional(optionalText('说明', 200), ''),
    }),
    policyOut,
  ),

  /** What was granted in a month, explained to the fen. */
  monthSheet: reads(
    CANTEEN,
    v.strictObject({ month }),
    v.object({
      month,
      rows: v.array(
        v.object({
          personId: id,
          personName: v.string(),
          /** Age on the day of the first of these meals; of different ages there are different rows. */
          age: v.nullable(v.number()),
          policyTitle: v.string(),
          payer: v.string(),
          /** "70 岁以上,每餐补 ¥4.00" */
          tier: v.string(),
          meals: v.number(),
          totalFen: fen,
          subsidyFen: fen,
          paidFen: fen,
          /** "20 餐 × ¥4.00 + 1 餐 ¥2.00(到本月上限)" */
          words: v.string(),
        }),
      ),
      payers: v.array(v.object({ payer: v.string(), meals: v.number(), subsidyFen: fen })),
      people: v.number(),
      meals: v.number(),
      totalFen: fen,
      subsidyFen: fen,
      paidFen: fen,
      /** Reserved and not yet decided: meals that are still to be proven. */
      pending: v.object({ meals: v.number(), subsidyFen: fen }),
      now: moment,
    }),
  ),

  /** Everybody who has an account, with what stands on it. */
  accounts: reads(
    CANTEEN,
    v.strictObject({ show: v.optional(v.picklist(['prepaid', 'billed']), 'prepaid') }),
    v.object({ items: v.array(accountOut), now: moment }),
  ),

  personAccount: reads(
    CANTEEN,
    v.strictObject({ personId: id, ...page }),
    v.object({ account: accountOut, ...listOf(accountEntryOut).entries }),
  ),

  /** How somebody pays from now on. Refused while another way still has money on it. */
  setAccountMode: writes(
    CANTEEN,
    v.strictObject({ personId: id, mode: accountMode, version: v.number() }),
    accountOut,
  ),

  topUp: writes(
    CANTEEN,
    v.strictObject({
      personId: id,
      amountFen: v.pipe(v.number(), v.minValue(100, '至少充 1 元'), fen),
      method,
    }),
    accountOut,
  ),

  /** What is owed on a monthly account was paid, in whole. */
  settleAccount: writes(CANTEEN, v.strictObject({ personId: id, method, seenFen: fen }), accountOut),

  /** What is left on an account is given back, in whole. */
  payOutAccount: writes(
    CANTEEN,
    v.strictObject({ personId: id, method, seenFen: fen, reason: text('原因', 100) }),
    accountOut,
  ),
}
