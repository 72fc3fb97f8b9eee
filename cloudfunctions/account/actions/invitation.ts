import { notFound } from '../../kit/errors'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { needLink } from '../linking'
import { sideOf, standing } from '../rules/link'

/**
 * What somebody who was sent an invitation reads. While it waits, its id alone opens it; once answered, it is there for
 * its two sides only.
 */
export const invitation = action(contract.invitation, async ({ input, caller, db, clock }) => {
  const { account, link } = await needLink(db, input.linkId)
  const side = sideOf(account, link, caller.personId)
  const { state } = standing(link, clock.now())
  if (state === 'revoked' || (state === 'active' && side === 'holder')) throw notFound('请求')
  const { id: linkId, relation, name, scopes } = link
  return {
    linkId,
    fromName: account.name,
    relation,
    name,
    scopes,
    state,
    own: side === 'asker',
    known: caller.personId !== null,
  }
})
