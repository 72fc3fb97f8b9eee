import { basket } from '../../../miniprogram/services/basket'
import { DAY } from '../../../miniprogram/shared/time'
import type { Phone } from './wechat'
import { putPhone } from './wechat'

let phone: Phone
beforeEach(() => {
  phone = putPhone()
})
afterEach(() => jest.restoreAllMocks())

describe('the basket', () => {
  it('belongs to one campaign', () => {
    basket.keep('c1', { greens: 2 })

    expect(basket.of('c1')).toEqual({ greens: 2 })
    expect(basket.of('c2')).toEqual({})
  })

  it('leaves nothing behind when the last thing is taken out', () => {
    basket.keep('c1', { greens: 2 })
    basket.keep('c1', { greens: 0 })

    expect(phone.storage.size).toBe(0)
  })

  it('does not surprise anyone weeks later', () => {
    basket.keep('c1', { greens: 2 })
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 15 * DAY)

    expect(basket.of('c1')).toEqual({})
  })
})
