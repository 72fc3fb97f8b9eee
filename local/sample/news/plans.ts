import type { PublishingPlan } from '../../../cloudfunctions/kit/articles'
import { DAY, HOUR, MINUTE, partsOf, startOfDay } from '../../../miniprogram/shared/time'
import { bloodPressure, fireDrill, paintingClass, reading, workshop } from './events'
import {
  canteenMenu,
  canteenMenuAgain,
  chessRoom,
  chongyang,
  fridayVisits,
  greenhouse,
  howToOrder,
} from './life'
import { fraudWarning, gridPhones, heatingTest, lampsOnSquare, powerCut, waterStop } from './notices'
import { insurance, mealSubsidy, oldAgeCheck } from './policies'
import type { Desk, Written } from './writing'

/** How far an article of the sample is, and what readers made of it. */
export type Standing =
  | {
      stage: 'published'
      at: number
      pinnedUntil?: number
      urgentUntil?: number
      /** What stood there before the revision that is read now, and since when that one is. */
      before?: { written: Written; revisedAt: number }
      /** A revision that waits for a reviewer since then. */
      review?: { written: Written; submittedAt: number }
      /** How many of those who asked for messages were told. */
      told?: number
    }
  | { stage: 'draft'; savedAt: number; returned: { reason: string; at: number } }
  | { stage: 'scheduled'; savedAt: number; scheduledAt: number; plan: PublishingPlan }
  | { stage: 'withdrawn'; at: number; withdrawnAt: number; reason: string }

export interface Planned {
  written: Written
  standing: Standing
  /** Readers on the first day; later days have fewer. */
  readers: number
  likes: number
}

const FRIDAY = 5

/** Puyang's time of day some days ago; of today not later than just now, whatever the hour at which the sample is made. */
const ago = (now: number, days: number, hour: number): number =>
  Math.min(startOfDay(now) - days * DAY + hour * HOUR, now - MINUTE)

const published = (
  written: Written,
  at: number,
  [readers, likes]: readonly [readers: number, likes: number],
  more: Omit<Extract<Standing, { stage: 'published' }>, 'stage' | 'at'> = {},
): Planned => ({ written, standing: { stage: 'published', at, ...more }, readers, likes })

/** Before the doctor promised to come. */
function bloodPressureBefore(desk: Desk): Written {
  const written = bloodPressure(desk)
  return {
    ...written,
    title: '免费量血压测血糖',
    body: written.body.filter((_, i) => i < 5),
  }
}

const news = (desk: Desk): Planned[] => {
  const { now } = desk
  const tomorrow = startOfDay(now) + DAY
  const lastFriday = (partsOf(now).weekday - FRIDAY + 7) % 7 || 7
  return [
    published(waterStop(desk), ago(now, 0, 7.5), [64, 12], { urgentUntil: tomorrow + 20 * HOUR, told: 6 }),
    published(mealSubsidy(desk), ago(now, 5, 9), [88, 41], {
      pinnedUntil: tomorrow + 5 * DAY + 20 * HOUR,
      told: 5,
    }),
    published(fraudWarning(), ago(now, 1, 16), [72, 25]),
    published(heatingTest(desk), ago(now, 1, 17), [18, 3]),
    published(bloodPressure(desk), ago(now, 2, 9), [56, 19], {
      before: { written: bloodPressureBefore(desk), revisedAt: ago(now, 0, 7) },
    }),
    published(paintingClass(desk), ago(now, 2, 10), [47, 16]),
    published(fireDrill(desk), ago(now, 3, 9), [39, 8]),
    published(workshop(), ago(now, 4, 15), [51, 22]),
    published(chessRoom(desk), ago(now, 6, 10), [33, 14]),
    published(canteenMenu(desk), ago(now, 7, 9), [95, 37], {
      review: { written: canteenMenuAgain(desk), submittedAt: ago(now, 0, 7.25) },
    }),
    published(insurance(desk), ago(now, 8, 9), [81, 20]),
    published(fridayVisits(desk), ago(now, lastFriday, 18), [60, 44]),
    published(greenhouse(desk), ago(now, 9, 19), [58, 39]),
    published(howToOrder(), ago(now, 10, 9), [42, 18]),
    published(gridPhones(desk), ago(now, 12, 9), [77, 30]),
    published(oldAgeCheck(desk), ago(now, 20, 9), [30, 6]),
    published(chongyang(desk), ago(now, 34, 17), [90, 48]),
  ]
}

const inTheNewsroom = (desk: Desk): Planned[] => {
  const { now } = desk
  const nobody = { readers: 0, likes: 0 }
  const plan = { pinnedUntil: null, urgentUntil: null, notify: true }
  const tomorrow = startOfDay(now) + DAY
  return [
    {
      written: reading(desk),
      standing: { stage: 'scheduled', savedAt: ago(now, 1, 15), scheduledAt: tomorrow + 8 * HOUR, plan },
      ...nobody,
    },
    {
      written: lampsOnSquare(desk),
      standing: {
        stage: 'draft',
        savedAt: ago(now, 1, 11),
        returned: { reason: '亮灯的时间还没写,一句话说明也空着。问清楚再发来,不急。', at: ago(now, 1, 11.5) },
      },
      ...nobody,
    },
    {
      written: powerCut(desk),
      standing: {
        stage: 'withdrawn',
        at: ago(now, 3, 18),
        withdrawnAt: ago(now, 2, 8.5),
        reason: '供电公司改期了,定下来再发',
      },
      readers: 26,
      likes: 1,
    },
  ]
}

/** Twenty articles in all states that there are, the latest first. */
export const planned = (desk: Desk): Planned[] => [...news(desk), ...inTheNewsroom(desk)]
