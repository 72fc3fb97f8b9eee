import type { Database } from '../kit/database'
import { derivedId } from '../kit/fingerprint'
import { tellMany, type Told } from '../kit/messages'
import type { StandingOrder } from './collections'
import { orderIdOf } from './rules/ids'
import { mealInWords } from './rules/words'
import { listenersOf, mealPage } from './telling'

/** What people hear of their standing orders: what was swapped, and what could not be had. */

type Day = Pick<StandingOrder, 'meal'> & { date: string }

const STANDING_PAGE = '/packages/meals/pages/standing/index'

/** Whom it is for, and family who set it up as long as they may act. */
async function listeners(db: Database, standing: StandingOrder, now: number): Promise<string[]> {
  const { _id, personId, placedBy } = standing
  const watchers = placedBy.door === 'proxy' ? [...new Set([personId, placedBy.personId])] : [personId]
  return (await listenersOf(db, [{ _id, personId, watchers }], now)).get(_id) ?? []
}

type Said = Pick<Told, 'kind' | 'title' | 'text' | 'page' | 'at'> & { call: boolean }

/** Once for one day, however often the timer runs. Whoever cannot be reached by a message is telephoned by the canteen. */
async function tellOnce(
  db: Database,
  standing: StandingOrder,
  day: Day,
  { call, ...said }: Said,
): Promise<void> {
  const people = await listeners(db, standing, said.at)
  await tellMany(
    db,
    people.map((personId) => ({
      ...said,
      id: derivedId(said.kind, standing._id, day.date, personId),
      personId,
      template: 'meal' as const,
      // The elder is telephoned, not everybody who might tell them.
      ...(call && personId === standing.personId ? { callBy: 'canteen' as const } : {}),
    })),
  )
}

const whose = ({ personName }: StandingOrder): string => `${personName}的长期订餐`

export const tellSwapped = (
  db: Database,
  standing: StandingOrder,
  day: Day,
  swap: { of: string; to: string; why: string; harm: boolean },
  now: number,
): Promise<void> =>
  tellOnce(db, standing, day, {
    kind: 'meals.standingSwapped',
    title: '长期订餐换了菜',
    text: `${whose(standing)}:${mealInWords(day)}没订${swap.of}(${swap.why}),换成了${swap.to}。想换别的,截单前可以改。`,
    page: mealPage(orderIdOf(standing.personId, day.date, day.meal)),
    at: now,
    call: swap.harm,
  })

export const tellMissed = (
  db: Database,
  standing: StandingOrder,
  day: Day,
  why: string,
  now: number,
): Promise<void> =>
  tellOnce(db, standing, day, {
    kind: 'meals.standingMissed',
    title: '长期订餐这餐没有订',
    text: `${whose(standing)}:${mealInWords(day)}没有订上(${why})。还需要的话,请自己订或打电话给食堂。`,
    page: STANDING_PAGE,
    at: now,
    call: true,
  })
