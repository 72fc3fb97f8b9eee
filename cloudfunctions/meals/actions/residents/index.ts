import type { residents } from '../../contract/residents'
import type { Room } from '../../rooms'
import { book } from './book'
import { bookWeek } from './bookWeek'
import { cancelMeal } from './cancelMeal'
import { changeMeal } from './changeMeal'
import { mealOrder } from './mealOrder'
import { menu } from './menu'
import { myMeals } from './myMeals'
import { ownActions } from './ownRoom'
import { printMenu } from './printMenu'
import { quote } from './quote'
import { quoteWeek } from './quoteWeek'
import { rate } from './rate'
import { week } from './week'

type Actions = Room<typeof residents>

/** Booking, and what was booked. */
const booking = {
  week,
  menu,
  quote,
  book,
  quoteWeek,
  bookWeek,
  myMeals,
  mealOrder,
  changeMeal,
  cancelMeal,
  rate,
} satisfies Partial<Actions>

export const residentActions = { ...booking, ...ownActions, printMenu } as Actions
