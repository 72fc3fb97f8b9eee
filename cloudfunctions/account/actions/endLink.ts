import { saveLink } from '../../kit/people/links'
import { action, type ActionContext } from '../../kit/serve'
import { childToErase, eraseChild, mustHaveNothingOpen } from '../children'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { needLink, tooBusy, TRIES, type Found } from '../linking'
import { decideEnd, linkMoves, sideOf, type Side } from '../rules/link'
import { tellAskerOfEnd, tellOtherOfEnd } from '../telling'

type Context = Pick<ActionContext<unknown>, 'db' | 'clock'>

/** A child is told nothing, and a person who never answered has nothing to be told. */
async function tellOther({ db, clock }: Context, { account, link }: Found, side: Side): Promise<void> {
  if (link.kind === 'guardian' || link.personId === null) return
  if (side === 'over') await tellAskerOfEnd(db, account, link, 'ended', clock.now())
  else await tellOtherOfEnd(db, link.personId, link, clock.now())
}

/** Ends a link from either side, at once. With the link of its only guardian a child's record is erased. */
export const endLink = action(contract.endLink, (context) =>
  onceFor(context, 'endLink', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const { personId } = caller.profile()
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await needLink(db, input.linkId, '家人')
      const { account, link } = found
      const side = sideOf(account, link, personId)
      const move = decideEnd(side, link, now)
      const childId = side === 'asker' ? await childToErase(db, link, personId, now) : null
      if (childId !== null) {
        await mustHaveNothingOpen(db, childId, '孩子的', now)
        await eraseChild(db, childId, now)
        return {}
      }
      const ended = { state: linkMoves[move === 'same' ? 'end' : move].to, endedAt: now }
      if (move === 'same' || (await saveLink(db, account, link.id, ended))) {
        await tellOther(context, found, side)
        return {}
      }
    }
    throw tooBusy()
  }),
)
