import * as v from 'valibot'
import { DIET_FLAGS, LINK_STATES, PROXY_SCOPES } from '../../miniprogram/shared/vocabulary'

/** Fields about people that more than one contract has. */

export const address = v.strictObject({
  building: v.pipe(v.string(), v.minLength(1, '请选择楼号'), v.maxLength(8)),
  unit: v.pipe(v.string(), v.minLength(1, '请选择单元'), v.maxLength(8)),
  room: v.pipe(v.string(), v.minLength(1, '请选择房号'), v.maxLength(8)),
})

/** An address as it is answered. */
export const addressOut = v.object({ building: v.string(), unit: v.string(), room: v.string() })

/** "1952-03-08" */
export const birthdate = v.pipe(v.string(), v.isoDate('出生日期好像不对,请再看一下'))

export const diet = v.pipe(v.array(v.picklist(DIET_FLAGS)), v.maxLength(DIET_FLAGS.length))

export const scopes = v.pipe(
  v.array(v.picklist(PROXY_SCOPES)),
  v.minLength(1, '请至少选一样可以代办的事'),
  v.maxLength(PROXY_SCOPES.length),
)

export const linkState = v.picklist(LINK_STATES)
export const linkKind = v.picklist(['family', 'guardian'])
