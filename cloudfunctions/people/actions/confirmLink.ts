import type { ProxyScope } from '../../../miniprogram/shared/vocabulary'
import { AppError } from '../../kit/errors'
import type { Person } from '../../kit/people'
import { saveLink } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import {
  activeTwin,
  checkVouching,
  isVouched,
  linkOver,
  recordVouched,
  staleLink,
  tellVouched,
  unknownLink,
  vouched,
  widen,
  type Standing,
} from '../linking'
import { auditBy, keptPerson, onceFor, type Context } from '../staff'

/** The consent first: by it a call that is repeated after a crash knows what it has done. */
async function confirm(
  context: Context,
  elder: Person,
  { account, link }: Standing,
  scopes: ProxyScope[],
): Promise<void> {
  const { db, caller, clock } = context
  const now = clock.now()
  checkVouching(context, elder, account.personId)
  if (!scopes.every((scope) => link.scopes.includes(scope))) {
    throw new AppError('BAD_INPUT', '只能从申请的事项里选,要加别的请家人重新申请', { field: 'scopes' })
  }
  const twin = activeTwin(account, elder, now)
  await recordVouched(context, elder, twin?.id ?? link.id)
  const current = twin ? await widen(db, account, twin, scopes) : account
  const { name, phone, household, birthdate } = vouched(elder, [], '', now)
  const change = twin
    ? { personId: elder._id, name, phone, household, birthdate, state: 'revoked' as const, endedAt: now }
    : vouched(elder, scopes, caller.profile().name, now)
  if (!(await saveLink(db, current, link.id, change))) throw staleLink()
}

/** Face to face: the elder says yes to a request, to all that was asked for or to less. */
export const confirmLink = action(contract.confirmLink, (context) => {
  const { input, db, clock } = context
  return onceFor(context, 'confirmLink', input, async () => {
    const elder = await keptPerson(context, input.personId)
    const found = await linkOver(db, elder, input.linkId)
    if (!found) throw unknownLink()
    const { account, link } = found
    if (link.state === 'pending') await confirm(context, elder, found, input.scopes)
    else if (!activeTwin(account, elder, clock.now()) || !(await isVouched(context))) {
      throw link.state === 'active' ? staleLink() : unknownLink()
    }
    await auditBy(context, 'confirmLink', elder, { detail: { linkId: link.id, scopes: input.scopes } })
    await tellVouched(context, elder, account)
    return {}
  })
})
