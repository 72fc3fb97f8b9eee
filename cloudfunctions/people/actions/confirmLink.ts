import { AppError } from '../../kit/errors'
import { saveLink } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import {
  activeTwin,
  checkVouching,
  linkOver,
  recordVouched,
  staleLink,
  tellBoth,
  unknownLink,
  vouched,
  widen,
} from '../linking'
import { auditBy, keptPerson, onceFor } from '../staff'

/** Face to face: the elder says yes to a request, to all that was asked for or to less. */
export const confirmLink = action(contract.confirmLink, (context) => {
  const { input, caller, db, clock } = context
  return onceFor(context, 'confirmLink', input, async () => {
    const now = clock.now()
    const elder = await keptPerson(context, input.personId)
    const { account, link } = await linkOver(db, elder, input.linkId)
    if (link.state !== 'pending') throw link.state === 'active' ? staleLink() : unknownLink()
    checkVouching(context, elder, account.personId)
    if (!input.scopes.every((scope) => link.scopes.includes(scope))) {
      throw new AppError('BAD_INPUT', '只能从申请的事项里选,要加别的请家人重新申请', { field: 'scopes' })
    }
    const twin = activeTwin(account, elder, now)
    const current = twin ? await widen(db, account, twin, input.scopes) : account
    const { name, phone, household } = vouched(elder, [], '', now)
    const change = twin
      ? { personId: elder._id, name, phone, household, state: 'revoked' as const, endedAt: now }
      : vouched(elder, input.scopes, caller.profile().name, now)
    await recordVouched(context, elder, twin?.id ?? link.id)
    if (!(await saveLink(db, current, link.id, change))) throw staleLink()
    await auditBy(context, 'confirmLink', elder, { detail: { linkId: link.id, scopes: input.scopes } })
    await tellBoth(context, 'vouched', elder, account)
    return {}
  })
})
