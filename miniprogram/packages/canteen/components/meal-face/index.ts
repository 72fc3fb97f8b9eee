import type { MealView } from '../../model/meal-view'

/** Who stands there and what they get: the name and the dish large, then what the kitchen must not overlook. */
Component({
  properties: {
    /** A MealView. */
    meal: { type: Object, value: {} as MealView },
  },
})
