import { AppError } from '../../kit/errors'
import { isActive, linkedTo, saveLink } from '../../kit/people/links'
import type { ProxyLink } from '../../kit/people'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { linkOver, staleLink, tellBoth, unknownLink } from '../linking'
import { auditBy, keptPerson, onceFor, type Context } from '../staff'

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

/** The elder phones or comes by: somebody shall no longer act for them, or not begin to. At once. */
export const endLinkFor = action(contract.endLinkFor, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'endLinkFor', input, async () => {
    const elder = await keptPerson(context, input.personId)
    const { account, link } = await linkOver(db, elder, input.linkId)
    await checkGuardian(context, elder._id, link)
    if (link.state === 'revoked') return {}
    const ended = { state: 'revoked' as const, endedAt: clock.now() }
    if (!(await saveLink(db, account, link.id, ended))) throw staleLink()
    await auditBy(context, 'endLinkFor', elder, { reason: input.reason, detail: { linkId: link.id } })
    await tellBoth(context, 'ended', elder, account)
    return {}
  })
})
