import { isoDate } from '../../../../miniprogram/shared/time'
import { action } from '../../../kit/serve'
import { residents } from '../../contract/residents'
import { mondayOf } from '../../days'
import { linkTo } from '../../print/links'

/** The week's menu in large letters, to print. */
export const printMenu = action(residents.printMenu, ({ input, db, clock }) => {
  const now = clock.now()
  return linkTo(db, 'week', input.from ?? mondayOf(isoDate(now)), now)
})
