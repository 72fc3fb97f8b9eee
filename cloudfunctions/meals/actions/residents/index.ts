import type { residents } from '../../contract/residents'
import type { Room } from '../../rooms'
import { book } from './book'
import { bookWeek } from './bookWeek'
import { cancelMeal } from './cancelMeal'
import { changeMeal } from './changeMeal'
import { endStanding } from './endStanding'
import { mealOrder } from './mealOrder'
import { menu } from './menu'
import { myMeals } from './myMeals'
import { ownActions } from './ownRoom'
import { pauseStanding } from './pauseStanding'
import { printMenu } from './printMenu'
import { quote } from './quote'
import { quoteWeek } from './quoteWeek'
import { rate } from './rate'
import { resumeStanding } from './resumeStanding'
import { saveStanding } from './saveStanding'
import { standings } from './standings'
import { week } from './week'

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
}

/** The same meal on the same weekdays. */
const standing = {
  standings,
  saveStanding,
  pauseStanding,
  resumeStanding,
  endStanding,
}

export const residentActions: Room<typeof residents> = {
  ...booking,
  ...standing,
  ...ownActions,
  printMenu,
}
