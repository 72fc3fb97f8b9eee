import { unanswered, write } from '../../../miniprogram/services/intention'
import type { Phone } from './wechat'
import { ok, putPhone, refused } from './wechat'

const supplier = { name: '王楼基地', contact: '', phone: '13900001001', about: '' }

let phone: Phone
beforeEach(() => {
  phone = putPhone()
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => jest.restoreAllMocks())

const save = (input = supplier, slot = '') => write('groupbuy', 'saveSupplier', input, slot)
const requestIds = () => phone.sent.map(({ data }) => data.requestId)

describe('an intention', () => {
  it('carries one requestId through every attempt until it is answered', async () => {
    phone.answers.push(new Error('request:fail timeout'), new Error('request:fail'), ok())

    await expect(save()).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect(save()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await save()

    expect(new Set(requestIds()).size).toBe(1)
  })

  it('is a new one after the answer: the same words again mean it again', async () => {
    phone.answers.push(ok(), ok())

    await save()
    await save()

    expect(new Set(requestIds()).size).toBe(2)
  })

  it('is a new one after a refusal, and when the person changed their mind', async () => {
    phone.answers.push(refused('BAD_TEXT'), new Error('request:fail'), ok())

    await expect(save()).rejects.toMatchObject({ code: 'BAD_TEXT' })
    await expect(save()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    await save({ ...supplier, name: '岳村基地' })

    expect(new Set(requestIds()).size).toBe(3)
  })

  it('stays while the server may have done it: busy, at work or broken', async () => {
    phone.answers.push(refused('INTERNAL'), ok())

    await expect(save()).rejects.toMatchObject({ code: 'INTERNAL' })
    await save()

    expect(new Set(requestIds()).size).toBe(1)
  })

  it('is asked again by itself while the first call is still at work', async () => {
    phone.answers.push(refused('IN_PROGRESS'), ok({ id: 's1' }))

    await expect(save()).resolves.toEqual({ id: 's1' })

    expect(new Set(requestIds()).size).toBe(1)
  })

  it('can be found again after a restart of the phone, but not for ever', async () => {
    phone.answers.push(new Error('request:fail'))
    await expect(save(supplier, 's1')).rejects.toBeDefined()

    expect(unanswered('groupbuy', 'saveSupplier', 's1')).toEqual(supplier)
    expect(unanswered('groupbuy', 'saveSupplier', 's2')).toBeNull()

    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 3_600_000)
    expect(unanswered('groupbuy', 'saveSupplier', 's1')).toBeNull()
  })
})

describe('a call without an answer', () => {
  it('says whether the phone or the way is at fault', async () => {
    phone.network = 'none'
    phone.answers.push(new Error('request:fail'))

    await expect(save()).rejects.toMatchObject({ code: 'OFFLINE', message: '手机现在没有网络,连上以后再试' })
  })

  it('does not take a strange answer for a value', async () => {
    phone.answers.push(undefined)

    await expect(save()).rejects.toMatchObject({ code: 'UNREACHABLE' })
  })
})
