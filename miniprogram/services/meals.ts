import type { ActionName, Input, Output } from './cloud'
import { call } from './cloud'
import { unanswered, write } from './intention'

type In<A extends ActionName<'meals'>> = Input<'meals', A>
type Out<A extends ActionName<'meals'>> = Output<'meals', A>

/** Whose meal of which menu: intentions for different people do not mix. */
const slotOf = ({ menuId, personId = '' }: { menuId: string; personId?: string | undefined }): string =>
  `${menuId}:${personId}`

/** Meals, for residents and those who act for them. Writes name the thing that they are about as their slot. */
export const meals = {
  week: (input: In<'week'>) => call('meals', 'week', input),
  menu: (input: In<'menu'>) => call('meals', 'menu', input),
  quote: (input: In<'quote'>) => call('meals', 'quote', input),
  book: (input: In<'book'>) => write('meals', 'book', input, slotOf(input)),
  /** A booking of this menu that was sent and never answered. */
  unansweredBooking: (menuId: string, personId?: string) =>
    unanswered('meals', 'book', slotOf({ menuId, personId })),
  quoteWeek: (input: In<'quoteWeek'>) => call('meals', 'quoteWeek', input),
  bookWeek: (input: In<'bookWeek'>) => write('meals', 'bookWeek', input, input.personId),
  myMeals: (input: In<'myMeals'>) => call('meals', 'myMeals', input),
  mealOrder: (input: In<'mealOrder'>) => call('meals', 'mealOrder', input),
  changeMeal: (input: In<'changeMeal'>) => write('meals', 'changeMeal', input, input.id),
  cancelMeal: (input: In<'cancelMeal'>) => write('meals', 'cancelMeal', input, input.id),
  rate: (input: In<'rate'>) => write('meals', 'rate', input, input.id),
  standings: (input: In<'standings'>) => call('meals', 'standings', input),
  saveStanding: (input: In<'saveStanding'>) => write('meals', 'saveStanding', input, input.personId),
  pauseStanding: (input: In<'pauseStanding'>) => write('meals', 'pauseStanding', input, input.id),
  resumeStanding: (input: In<'resumeStanding'>) => write('meals', 'resumeStanding', input, input.id),
  endStanding: (input: In<'endStanding'>) => write('meals', 'endStanding', input, input.id),
  openKitchen: (input: In<'openKitchen'>) => call('meals', 'openKitchen', input),
  myAccount: (input: In<'myAccount'>) => call('meals', 'myAccount', input),
  printMenu: (input: In<'printMenu'>) => call('meals', 'printMenu', input),
  tellWellBeing: (input: In<'tellWellBeing'>) => write('meals', 'tellWellBeing', input, input.alertId),
}

export type Week = Out<'week'>
export type Menu = Week['menus'][number]
export type OfferedItem = Menu['items'][number]
export type MealQuote = Out<'quote'>
export type WeekQuote = Out<'quoteWeek'>
export type MealCard = Out<'myMeals'>['items'][number]
export type MealOrder = Out<'mealOrder'>
export type Standings = Out<'standings'>
export type Standing = Standings['items'][number]
export type OpenKitchen = Out<'openKitchen'>
export type MyAccount = Out<'myAccount'>
