import { notFound } from '../../kit/errors'
import { isActive, saveLink } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { findLink, tooBusy, TRIES } from '../linking'
import { tellScopes } from '../telling'

/** Changes what somebody may do for the caller, at once. Only the person themselves may. */
export const saveLinkScopes = action(contract.saveLinkScopes, (context) =>
  onceFor(context, 'saveLinkScopes', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const now = clock.now()
    const { personId } = caller.profile()
    const scopes = [...new Set(input.scopes)]
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await findLink(db, input.linkId)
      if (!found || found.link.personId !== personId || !isActive(found.link, now)) throw notFound('家人')
      const { account, link } = found
      if (await saveLink(db, account, link.id, { scopes })) {
        await tellScopes(db, account, { ...link, scopes }, requestId, now)
        return {}
      }
    }
    throw tooBusy()
  }),
)
