import * as v from 'valibot'
import { HOUR } from '../../../miniprogram/shared/time'
import type { Database } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { fingerprint } from '../../kit/fingerprint'
import { accounts } from '../../kit/people'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { askWechat, type WechatAnswer } from '../../kit/wechat'
import { verifiedPhones } from '../collections'
import { contract } from '../contract'

const ALLOWANCE = {
  what: 'account.redeemPhone',
  max: 10,
  windowMs: HOUR,
  refusal: '取手机号的次数有点多,请过一会儿再试,或手工填写',
}

const number = v.object({ purePhoneNumber: v.string(), countryCode: v.string() })
/** The field's name depends on the door by which WeChat is asked. */
const answered = v.union([
  v.pipe(
    v.looseObject({ phone_info: number }),
    v.transform((a) => a.phone_info),
  ),
  v.pipe(
    v.looseObject({ phoneInfo: number }),
    v.transform((a) => a.phoneInfo),
  ),
])

const unreachable = (cause: unknown): never => {
  const busy = new AppError('BUSY', '暂时取不到手机号,请稍后再点一次,或手工填写')
  busy.cause = cause
  throw busy
}

/** @throws BAD_INPUT */
function mainlandNumber(answer: WechatAnswer): string {
  const parsed = v.safeParse(answered, answer)
  if (answer.errcode !== 0 || !parsed.success) {
    throw new AppError('BAD_INPUT', '没有取到手机号,请再点一次,或手工填写')
  }
  const { purePhoneNumber, countryCode } = parsed.output
  if (countryCode !== '86') {
    throw new AppError('BAD_INPUT', '这个号码不是国内手机号,请手工填写一个能打通的号码')
  }
  return purePhoneNumber
}

/** A profile with this very phone, saved before, counts as verified from now on. */
async function remember(
  db: Database,
  openid: string,
  phone: string,
  code: string,
  at: number,
): Promise<void> {
  const known = { phone, code, at }
  if (!(await db.of(verifiedPhones).insert({ _id: openid, ...known }))) {
    await db.of(verifiedPhones).update({ _id: openid }, known)
  }
  await db.of(accounts).update({ _id: openid, phone }, { phoneVerified: true })
}

/**
 * The number behind the code of WeChat's phone button. WeChat tells it once a code: a repeat is answered from what was
 * remembered. The answer itself is kept nowhere else.
 */
export const redeemPhone = action(contract.redeemPhone, async ({ input, caller, db, clock }) => {
  const { openid } = caller
  const now = clock.now()
  const code = fingerprint(input.code)
  const before = await db.of(verifiedPhones).get(openid)
  if (before?.code === code) return { phone: before.phone }
  await spend(db, openid, ALLOWANCE, now)
  const answer = await askWechat('phonenumber.getPhoneNumber', { code: input.code }).catch(unreachable)
  const phone = mainlandNumber(answer)
  await remember(db, openid, phone, code, now)
  return { phone }
})
