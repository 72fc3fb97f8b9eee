import type { delivery } from '../../contract/delivery'
import type { Room } from '../../rooms'
import { alert } from './alert'
import { alerts } from './alerts'
import { assignRun } from './assignRun'
import { closeAlert } from './closeAlert'
import { deliver } from './deliver'
import { noAnswer } from './noAnswer'
import { noteAlert } from './noteAlert'
import { removeRoute } from './removeRoute'
import { returnMeal } from './returnMeal'
import { routes } from './routes'
import { runsOf } from './runsOf'
import { saveRoute } from './saveRoute'
import { startRun } from './startRun'
import { stops } from './stops'
import { undoDelivery } from './undoDelivery'
import { worry } from './worry'

export const deliveryActions: Room<typeof delivery> = {
  ...{ routes, saveRoute, removeRoute, runsOf, assignRun },
  ...{ stops, startRun, deliver, noAnswer, worry, returnMeal, undoDelivery },
  ...{ alerts, alert, noteAlert, closeAlert },
}
