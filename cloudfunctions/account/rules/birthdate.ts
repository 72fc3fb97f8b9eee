import { instantOf } from '../../../miniprogram/shared/time'
import { AppError } from '../../kit/errors'
import { isMinor } from '../../kit/people/age'

/** Nobody alive was born before. */
const EARLIEST = '1900-01-01'

/** @throws BAD_INPUT for a day that is in no calendar, still to come or out of living memory */
export function mustBeBirthdate(birthdate: string, now: number): void {
  const at = instantOf(birthdate)
  if (at === null || at > now || birthdate < EARLIEST) {
    throw new AppError('BAD_INPUT', '出生日期好像不对,请再看一下', { field: 'birthdate' })
  }
}

/** A guardian speaks for minors only; grown children agree by themselves. @throws BAD_INPUT */
export function mustBeChild(birthdate: string, now: number): void {
  mustBeBirthdate(birthdate, now)
  if (isMinor(birthdate, now)) return
  throw new AppError('BAD_INPUT', '已经满 18 岁了,请用「添加家人」,由 TA 自己点同意', { field: 'birthdate' })
}
