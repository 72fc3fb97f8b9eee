import type { ActionName, Input, Output } from './cloud'
import { call } from './cloud'
import { unanswered, write } from './intention'

type In<A extends ActionName<'meals'>> = Input<'meals', A>
type Out<A extends ActionName<'meals'>> = Output<'meals', A>

/** What a courier does at a door. */
const AT_THE_DOOR = ['deliver', 'noAnswer', 'worry', 'returnMeal', 'undoDelivery'] as const
type DoorAction = (typeof AT_THE_DOOR)[number]
/** One of them with what it says. */
export type DoorAct = { [A in DoorAction]: { action: A; input: In<A> } }[DoorAction]

function doorAct(action: DoorAction, orderId: string): DoorAct | null {
  const input = unanswered('meals', action, orderId)
  return input ? ({ action, input } as DoorAct) : null
}

/** The canteen's, the couriers' and the office's side of meals. Residents' is `meals`. */
export const canteen = {
  dishes: (input: In<'dishes'>) => call('meals', 'dishes', input),
  saveDish: (input: In<'saveDish'>) => write('meals', 'saveDish', input, input.id),
  staffMenus: (input: In<'staffMenus'>) => call('meals', 'staffMenus', input),
  staffMenu: (input: In<'staffMenu'>) => call('meals', 'staffMenu', input),
  saveMenu: (input: In<'saveMenu'>) => write('meals', 'saveMenu', input, input.id),
  publishMenu: (input: In<'publishMenu'>) => write('meals', 'publishMenu', input, input.id),
  copyWeek: (input: In<'copyWeek'>) => write('meals', 'copyWeek', input, input.to),
  cancelMenu: (input: In<'cancelMenu'>) => write('meals', 'cancelMenu', input, input.id),
  replaceItem: (input: In<'replaceItem'>) => write('meals', 'replaceItem', input, input.id),

  today: (input: In<'today'>) => call('meals', 'today', input),
  advance: (input: In<'advance'>) => write('meals', 'advance', input, input.menuId),
  kitchenSheet: (input: In<'kitchenSheet'>) => call('meals', 'kitchenSheet', input),
  labels: (input: In<'labels'>) => call('meals', 'labels', input),
  dayOrders: (input: In<'dayOrders'>) => call('meals', 'dayOrders', input),
  staffMeal: (input: In<'staffMeal'>) => call('meals', 'staffMeal', input),
  findForHandOut: (input: In<'findForHandOut'>) => call('meals', 'findForHandOut', input),
  handOut: (input: In<'handOut'>) => write('meals', 'handOut', input, input.id),
  undoHandOut: (input: In<'undoHandOut'>) => write('meals', 'undoHandOut', input, input.id),

  callerMeals: (input: In<'callerMeals'>) => call('meals', 'callerMeals', input),
  /** For a caller: a slot of its own, so that nothing mixes with the staff member's own lunch. */
  bookFor: (input: In<'book'>) =>
    write('meals', 'book', input, `caller:${input.menuId}:${input.personId ?? ''}`),
  changeFor: (input: In<'changeMeal'>) => write('meals', 'changeMeal', input, `caller:${input.id}`),
  cancelFor: (input: In<'cancelMeal'>) => write('meals', 'cancelMeal', input, `caller:${input.id}`),

  addKitchenPhoto: (input: In<'addKitchenPhoto'>) => write('meals', 'addKitchenPhoto', input, input.file),
  removeKitchenPhoto: (input: In<'removeKitchenPhoto'>) =>
    write('meals', 'removeKitchenPhoto', input, input.file),
  addSample: (input: In<'addSample'>) => write('meals', 'addSample', input, input.dish),
  disposeSample: (input: In<'disposeSample'>) => write('meals', 'disposeSample', input, input.id),
  sampleLog: (input: In<'sampleLog'>) => call('meals', 'sampleLog', input),
  ratings: (input: In<'ratings'>) => call('meals', 'ratings', input),
  printSheet: (input: In<'printSheet'>) => call('meals', 'printSheet', input),
  sheetFile: (input: In<'sheetFile'>) => call('meals', 'sheetFile', input),
  desk: () => call('meals', 'desk', {}),

  routes: () => call('meals', 'routes', {}),
  saveRoute: (input: In<'saveRoute'>) => write('meals', 'saveRoute', input, input.id),
  removeRoute: (input: In<'removeRoute'>) => write('meals', 'removeRoute', input, input.id),
  runsOf: (input: In<'runsOf'>) => call('meals', 'runsOf', input),
  assignRun: (input: In<'assignRun'>) =>
    write('meals', 'assignRun', input, `${input.menuId}:${input.routeId}`),
  stops: () => call('meals', 'stops', {}),
  startRun: (input: In<'startRun'>) => write('meals', 'startRun', input, `${input.menuId}:${input.routeId}`),
  deliver: (input: In<'deliver'>) => write('meals', 'deliver', input, input.orderId),
  noAnswer: (input: In<'noAnswer'>) => write('meals', 'noAnswer', input, input.orderId),
  worry: (input: In<'worry'>) => write('meals', 'worry', input, input.orderId),
  returnMeal: (input: In<'returnMeal'>) => write('meals', 'returnMeal', input, input.orderId),
  undoDelivery: (input: In<'undoDelivery'>) => write('meals', 'undoDelivery', input, input.orderId),
  /** The same by its name, for what was kept on the phone. */
  atTheDoor: (act: DoorAct): Promise<Stop> => {
    switch (act.action) {
      case 'deliver':
        return canteen.deliver(act.input)
      case 'noAnswer':
        return canteen.noAnswer(act.input)
      case 'worry':
        return canteen.worry(act.input)
      case 'returnMeal':
        return canteen.returnMeal(act.input)
      case 'undoDelivery':
        return canteen.undoDelivery(act.input)
    }
  },
  /** What was tapped at this door and never answered: without a network it waits on the phone. */
  unsentAt: (orderId: string): DoorAct | null =>
    AT_THE_DOOR.map((action) => doorAct(action, orderId)).find((act) => act !== null) ?? null,
  alerts: (input: In<'alerts'>) => call('meals', 'alerts', input),
  alert: (input: In<'alert'>) => call('meals', 'alert', input),
  noteAlert: (input: In<'noteAlert'>) => write('meals', 'noteAlert', input, input.id),
  closeAlert: (input: In<'closeAlert'>) => write('meals', 'closeAlert', input, input.id),

  policies: () => call('meals', 'policies', {}),
  addPolicy: (input: In<'addPolicy'>) => write('meals', 'addPolicy', input),
  monthSheet: (input: In<'monthSheet'>) => call('meals', 'monthSheet', input),
  accounts: (input: In<'accounts'>) => call('meals', 'accounts', input),
  personAccount: (input: In<'personAccount'>) => call('meals', 'personAccount', input),
  setAccountMode: (input: In<'setAccountMode'>) => write('meals', 'setAccountMode', input, input.personId),
  topUp: (input: In<'topUp'>) => write('meals', 'topUp', input, input.personId),
  settleAccount: (input: In<'settleAccount'>) => write('meals', 'settleAccount', input, input.personId),
  payOutAccount: (input: In<'payOutAccount'>) => write('meals', 'payOutAccount', input, input.personId),
}

export type Dish = Out<'dishes'>['items'][number]
export type StaffMenu = Out<'staffMenu'>
export type CanteenDay = Out<'today'>
export type DayMenu = CanteenDay['menus'][number]
export type KitchenSheet = Out<'kitchenSheet'>
export type Labels = Out<'labels'>
export type DayOrder = Out<'dayOrders'>['items'][number]
export type StaffMeal = Out<'staffMeal'>
export type HandOutFinds = Out<'findForHandOut'>
export type CallerMeals = Out<'callerMeals'>
export type CallerMenu = CallerMeals['menus'][number]
export type SampleLog = Out<'sampleLog'>
export type RatingRow = Out<'ratings'>['items'][number]
export type CanteenDesk = Out<'desk'>
export type Routes = Out<'routes'>
export type Route = Routes['items'][number]
export type Runs = Out<'runsOf'>
export type Stops = Out<'stops'>
export type Run = Stops['runs'][number]
export type Stop = Run['stops'][number]
export type Alert = Out<'alert'>
export type Policies = Out<'policies'>
export type Policy = Policies['items'][number]
export type MonthSheet = Out<'monthSheet'>
export type Account = Out<'accounts'>['items'][number]
export type PersonAccount = Out<'personAccount'>
