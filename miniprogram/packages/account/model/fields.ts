/**
 * The first of what is not right yet, for the bar at the foot of a form: the field that it is about may be out of sight.
 * Empty when all is well.
 */
export const firstProblem = (errors: Readonly<Record<string, string>>): string =>
  Object.values(errors).find((error) => error !== '') ?? ''
