import { isoDate } from '../../../miniprogram/shared/time'
import { derivedId } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { readMarks } from '../collections'
import { contract } from '../contract'

/**
 * Notes that somebody has opened an article today: one insert, which the article does not feel. The second one of a day
 * finds the first. Who it was cannot be read from it. Whether there is such an article is looked at when it is counted.
 */
export const markRead = action(contract.markRead, async ({ input, caller, db, clock }) => {
  const { articleId } = input
  const at = clock.now()
  const day = isoDate(at)
  await db.of(readMarks).insert({ _id: derivedId('read', caller.openid, articleId, day), articleId, day, at })
  return {}
})
