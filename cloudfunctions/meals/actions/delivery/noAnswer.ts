import { checkTexts } from '../../../kit/contentCheck'
import { action } from '../../../kit/serve'
import { handedOver, ownStop, stopFor } from '../../at-door'
import { delivery } from '../../contract/delivery'
import { moveMeal } from '../../moving'
import { openAlert } from '../../searching'
import { NOBODY } from '../../searching-sweep'

/** ★ Nobody opened: family and grid worker are told at once, and somebody telephones. */
export const noAnswer = action(delivery.noAnswer, async (context) => {
  const { input, caller, db, clock } = context
  const now = clock.now()
  await checkTexts(caller.openid, 'comment', [input.note])
  const { order, moveId } = await moveMeal(context, () => ownStop(context, input.orderId), {
    event: 'findNobody',
    asked: input,
    what: '没人应门',
    note: input.note,
    change: () => handedOver(context, null, input.note),
  })
  const { openid } = caller
  const { name } = caller.profile()
  const note = { id: moveId, at: now, by: openid, byName: name, text: input.note || NOBODY }
  await openAlert(db, { order, cause: 'no_answer', note, courier: { openid, name } }, now)
  return stopFor(context, order)
})
