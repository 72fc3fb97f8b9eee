import { auditRead } from '../../../kit/audit'
import { AppError, notFound } from '../../../kit/errors'
import { persons } from '../../../kit/people'
import { action } from '../../../kit/serve'
import { menus } from '../../collections'
import { kitchen } from '../../contract/kitchen'
import { linkTo } from '../../print/links'
import { isMonth } from '../../rules/ids'
import { titleOf } from '../../rules/menu'
import { listRead, type Context } from '../../staff'

async function cardRead({ db, caller, clock }: Omit<Context, 'requestId'>, personId: string): Promise<void> {
  const person = await db.of(persons).need(personId, '居民')
  if (person.mergedInto !== null) throw notFound('居民')
  await auditRead(db, {
    at: clock.now(),
    by: caller.openid,
    byName: caller.profile().name,
    what: 'meals.printCard',
    about: personId,
    personId,
    aboutName: person.name,
  })
}

/** An address for the office's PC. That these papers were made is written down: they carry names, diets and addresses. */
export const printSheet = action(kitchen.printSheet, async (context) => {
  const { input, db, clock } = context
  const { sheet, id } = input
  const about = `${sheet}:${id}`
  if (sheet === 'card') await cardRead(context, id)
  else if (sheet !== 'month') {
    await listRead(context, 'printSheet', about, titleOf(await db.of(menus).need(id, '菜单')))
  } else if (isMonth(id)) await listRead(context, 'printSheet', about, id)
  else throw new AppError('BAD_INPUT', '月份不对,请重新选择')
  return linkTo(db, sheet, id, clock.now())
})
