import { action } from '../../../kit/serve'
import { delivery } from '../../contract/delivery'
import { seenAlert } from '../../sight'
import { alertView, auditReadOf } from '../../stop-views'

export const alert = action(delivery.alert, async (context) => {
  const { input, caller, clock } = context
  const found = await seenAlert(caller, input.id, clock.now())
  await auditReadOf(context, 'alert', [found])
  return alertView(found, clock.now())
})
