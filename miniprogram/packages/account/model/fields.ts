import type { Chip } from '../../../components/check-chips/index'
import { DIET_FLAGS, dietLabel } from '../../../shared/vocabulary'

export const DIET_CHIPS: Chip[] = DIET_FLAGS.map((value) => ({ value, label: dietLabel[value] }))

/**
 * The first of what is not right yet, for the bar at the foot of a form: the field that it is about may be out of sight.
 * Empty when all is well.
 */
export const firstProblem = (errors: Readonly<Record<string, string>>): string =>
  Object.values(errors).find((error) => error !== '') ?? ''

/** Early help while typing; the server decides. */
export const phoneProblem = (phone: string): string =>
  /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(phone.trim()) ? '' : '请填手机号,或带区号的座机号'
