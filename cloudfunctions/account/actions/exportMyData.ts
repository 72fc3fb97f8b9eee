import { DAY, isoDate } from '../../../miniprogram/shared/time'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { tablesOf, workbook } from '../exporting'
import { ownData } from '../gathering'

const ALLOWANCE = {
  what: 'account.exportMyData',
  max: 5,
  windowMs: DAY,
  refusal: '今天已经导出过几次了,请明天再来',
}

/** Everything that is kept of the caller and their children, as a table file. */
export const exportMyData = action(contract.exportMyData, async ({ caller, db, clock }) => {
  const now = clock.now()
  await spend(db, caller.openid, ALLOWANCE, now)
  const data = await ownData(db, caller.profile(), now)
  const file = await workbook(tablesOf(data))
  return { fileName: `我的资料-${isoDate(now)}.xlsx`, content: file.toString('base64') }
})
