import { AppError } from '../../kit/errors'
import { isActive, linkedTo, saveLink } from '../../kit/people/links'
import type { ProxyLink } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { linkOver, staleLink, tellEnded, unknownLink } from '../linking'
import { auditBy, isAudited, keptPerson, onceFor, type Context } from '../staff'

/**
 * Guardians are an administrator's to see and to end, and a child is not left without one.
 * @throws NOT_FOUND, BAD_INPUT
 */
async function checkGuardian(
  { db, caller, clock }: Context,
  childId: string,
  link: ProxyLink,
): Promise<void> {
  if (link.kind !== 'guardian') return
  if (!caller.has('admin')) throw unknownLink()
  const guardians = (await linkedTo(db, childId))
    .flatMap(({ links }) => links)
    .filter((one) => one.personId === childId && one.kind === 'guardian' && isActive(one, clock.now()))
  if (guardians.every(({ id }) => id === link.id)) {
    throw new AppError('BAD_INPUT', '这是孩子唯一的监护人,停止前请先有另一位监护人')
  }
}

/**
 * The elder phones or comes by: somebody shall no longer act for them, or not begin to. At once. The log comes first: by
 * it a call that is repeated after a crash knows what it has done.
 */
export const endLinkFor = action(contract.endLinkFor, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'endLinkFor', input, async () => {
    const elder = await keptPerson(context, input.personId)
    const found = await linkOver(db, elder, input.linkId)
    if (!found) throw unknownLink()
    const { account, link } = found
    await checkGuardian(context, elder._id, link)
    if (link.state === 'revoked') {
      if (await isAudited(context, 'endLinkFor')) await tellEnded(context, elder, found)
      return {}
    }
    await auditBy(context, 'endLinkFor', elder, { reason: input.reason, detail: { linkId: link.id } })
    const ended = { state: 'revoked' as const, endedAt: clock.now() }
    if (!(await saveLink(db, account, link.id, ended))) throw staleLink()
    await tellEnded(context, elder, found)
    return {}
  })
})
