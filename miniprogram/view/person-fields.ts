import { DIET_FLAGS, dietLabel } from '../shared/vocabulary'

/** What residents and staff fill in alike. */

export const DIET_CHIPS = DIET_FLAGS.map((value) => ({ value, label: dietLabel[value] }))

/** Early help while typing; the server decides. */
export const phoneProblem = (phone: string): string =>
  /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(phone.trim()) ? '' : '请填手机号,或带区号的座机号'
