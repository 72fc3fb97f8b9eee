import { addKitchenPhoto } from './addKitchenPhoto'
import { addSample } from './addSample'
import { desk } from './desk'
import { disposeSample } from './disposeSample'
import { findForHandOut } from './findForHandOut'
import { handOut } from './handOut'
import { ratings } from './ratings'
import { removeKitchenPhoto } from './removeKitchenPhoto'
import { sampleLog } from './sampleLog'
import { undoHandOut } from './undoHandOut'

/** The window, what the kitchen shows of itself, and what waits for whom. */
export const windowActions = {
  ...{ findForHandOut, handOut, undoHandOut },
  ...{ addKitchenPhoto, removeKitchenPhoto, addSample, disposeSample, sampleLog },
  ...{ ratings, desk },
}
