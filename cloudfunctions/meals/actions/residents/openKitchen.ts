import { DAY, isoDate } from '../../../../miniprogram/shared/time'
import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { kitchenDays, mealOrders, samples } from '../../collections'
import { residents } from '../../contract/residents'
import { kitchenDayIdOf } from '../../rules/ids'

const MOST = 200
/** Whose opinions still say something of today's kitchen. */
const LATELY_MS = 30 * DAY

/** 明厨亮灶: what everybody may see of the kitchen, of one day. */
export const openKitchen = action(residents.openKitchen, async ({ input, db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const { date = today } = input
  const [day, taken, rated] = await Promise.all([
    db.of(kitchenDays).get(kitchenDayIdOf(db.community, date)),
    db.of(samples).find({ date }, { sort: { takenAt: 'asc' }, limit: MOST }),
    db
      .of(mealOrders)
      .find(
        { ratedAt: command.gt(now - LATELY_MS) },
        { sort: { ratedAt: 'desc' }, limit: MOST, fields: ['rating.face'] },
      ),
  ])
  const faces = rated.map(({ rating }) => rating?.face)
  return {
    ...{ date, today, now },
    photos: day?.photos ?? [],
    samples: taken.map(({ meal, dish, grams, takenAt, takenByName, keepUntil, disposedAt }) => ({
      ...{ meal, dish, grams, takenAt, takenByName, keepUntil, disposedAt },
    })),
    ratings: {
      good: faces.filter((face) => face === 'good').length,
      bad: faces.filter((face) => face === 'bad').length,
    },
  }
})
