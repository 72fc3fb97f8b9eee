import { notFound } from '../../../kit/errors'
import { action } from '../../../kit/serve'
import { contract } from '../../contract'
import { allotmentOf, guestOf } from '../../looking'
import { menuOut } from '../../offerViews'
import { readMenu } from '../../menus'
import { eatersOf, readerOf } from '../../reading'
import { monthOf } from '../../rules/ids'

/** One menu with what is left of everything, and prices for one person. A draft answers like one that does not exist. */
export const menu = action(contract.menu, async ({ input, caller, db, clock }) => {
  const now = clock.now()
  const [document, allotment, reader] = await Promise.all([
    readMenu(db, input.id),
    allotmentOf(db, input.id),
    readerOf(caller, input.personId),
  ])
  if (document.publishedAt === null) throw notFound('菜单')
  const guest = await guestOf(db, reader, [monthOf(document.date)], now)
  return {
    ...menuOut(document, allotment ?? undefined, guest, now),
    eaters: reader ? eatersOf(caller, now, reader) : [],
    forPersonId: reader?.personId ?? null,
    now,
  }
})
