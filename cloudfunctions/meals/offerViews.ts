import type { InferInput } from 'valibot'
import { fen } from '../../miniprogram/shared/money'
import type { Allotment } from '../kit/allotment'
import type { Menu, MenuItem } from './collections'
import type { menuOut as menuShape } from './contract/shapes'
import { clashesOf, type Diet } from './rules/diet'
import { ALL, orderIdOf } from './rules/ids'
import { priorOf, usedOf, type MonthMeal } from './rules/month'
import { lineOf } from './rules/order'
import { phaseOf } from './rules/offer'
import { subsidyOf } from './rules/subsidy'
import { summaryOf } from './rules/words'

/** A menu as residents read it, with prices for one person. */

export type MenuOut = InferInput<typeof menuShape>

/** For whom the prices are; nothing is known of a stranger. */
export interface Guest {
  personId: string | null
  birthdate: string | null
  diet: Diet
  /** Their meals of the menus' months. */
  meals: readonly MonthMeal[]
  /** "2026-11-23" */
  today: string
}

const leftOf = (allotment: Pick<Allotment, 'left'> | undefined, key: string): number =>
  Math.max(0, Math.min(allotment?.left[key] ?? 0, allotment?.left[ALL] ?? 0))

function subsidyFor(menu: Menu, item: MenuItem, { birthdate, personId }: Guest, usedFen: number) {
  const lines = [lineOf(item, 1)]
  return subsidyOf({
    policy: personId === null ? null : menu.policy,
    birthdate,
    date: menu.date,
    lines,
    usedFen,
  })
}

function mineOf(menu: Menu, { meals }: Guest): MenuOut['mine'] {
  const meal = priorOf(meals, menu)
  if (!meal || meal.state === 'cancelled') return null
  const { _id, personId, personName, state, lines, way } = meal
  return { orderId: _id, personId, personName, state, summary: summaryOf(lines), way }
}

/** What stands of subsidies beside this very meal. */
export function usedBeside(menu: Menu, { personId, meals, today }: Guest): number {
  const ownId = priorOf(meals, menu)?._id ?? orderIdOf(personId ?? '', menu.date, menu.meal)
  const month = meals.filter(({ date }) => date.slice(0, 7) === menu.date.slice(0, 7))
  return usedOf(month, today, ownId)
}

export function menuOut(
  menu: Menu,
  allotment: Pick<Allotment, 'left'> | undefined,
  guest: Guest,
  now: number,
): MenuOut {
  const items = menu.items.filter(({ hidden }) => !hidden)
  const usedFen = usedBeside(menu, guest)
  const offered = items.map((item) => ({ item, subsidy: subsidyFor(menu, item, guest, usedFen) }))
  const dearest = [...offered].sort((a, b) => b.item.priceFen - a.item.priceFen)[0]
  const { _id, date, meal, stage, cancelledReason, place, note, ways } = menu
  const { orderUntil, changeUntil, cancelUntil, serveFrom, serveTo } = menu
  return {
    ...{ id: _id, date, meal, stage, cancelledReason, place, note, ways },
    ...{ orderUntil, changeUntil, cancelUntil, serveFrom, serveTo },
    phase: phaseOf(menu, now),
    left: leftOf(allotment, ALL),
    items: offered.map(({ item, subsidy }) => ({
      id: item.id,
      kind: item.kind,
      name: item.name,
      photo: item.photo,
      note: item.note,
      parts: item.parts,
      priceFen: item.priceFen,
      payFen: fen(item.priceFen - subsidy.amountFen),
      subsidyFen: subsidy.amountFen,
      tags: item.tags,
      contains: item.contains,
      left: leftOf(allotment, item.id),
      clashes: clashesOf(guest.diet, item),
    })),
    subsidyWords: (dearest?.subsidy.why ?? [])
      .slice(1)
      .map(({ words }) => words)
      .join(','),
    mine: mineOf(menu, guest),
  }
}
