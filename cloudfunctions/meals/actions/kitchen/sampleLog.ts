import { isoDate } from '../../../../miniprogram/shared/time'
import { MEALS } from '../../../../miniprogram/shared/vocabulary'
import { command } from '../../../kit/database'
import { action } from '../../../kit/serve'
import { kitchenDays, menus, samples, type Sample } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { kitchenDayIdOf, menuIdOf } from '../../rules/ids'
import { missingSamples } from '../../rules/samples'

const MOST = 200

const sampleOut = ({ _id, meal, dish, grams, takenAt, takenByName, ...more }: Sample) => ({
  ...{ id: _id, meal, dish, grams, takenAt, takenByName },
  keepUntil: more.keepUntil,
  disposedAt: more.disposedAt,
  disposedByName: more.disposedByName,
})

/** A day's samples, what is missing of them, and what of any day may be thrown away. Everything is read side by side. */
export const sampleLog = action(kitchen.sampleLog, async ({ input, db, clock }) => {
  const now = clock.now()
  const today = isoDate(now)
  const { date = today } = input
  const [taken, due, offered, day] = await Promise.all([
    db.of(samples).find({ date }, { sort: { takenAt: 'asc' }, limit: MOST }),
    db
      .of(samples)
      .find(
        { disposedAt: null, keepUntil: command.lte(now) },
        { sort: { keepUntil: 'asc' }, limit: MOST, fields: ['date', 'dish', 'keepUntil'] },
      ),
    db
      .of(menus)
      .find({ _id: command.in(MEALS.map((meal) => menuIdOf(db.community, date, meal))), state: 'published' }),
    db.of(kitchenDays).get(kitchenDayIdOf(db.community, date)),
  ])
  return {
    ...{ date, today, now },
    items: taken.map(sampleOut),
    missing: missingSamples(offered, taken),
    dueForDisposal: due.map(({ _id, date: on, dish, keepUntil }) => ({ id: _id, date: on, dish, keepUntil })),
    photos: day?.photos ?? [],
  }
})
