import { chooseLetterSize, dress, fontFactor, look } from '../../../miniprogram/services/appearance'
import type { Phone } from './wechat'
import { putPhone } from './wechat'

let phone: Phone
beforeEach(() => {
  phone = putPhone()
})

describe('the size of letters', () => {
  it.each([
    [14, 1],
    [17, 1],
    [20, 1.35],
    [22, 1.35],
    [24, 1.75],
  ])("follows the phone's setting: %i px give a factor of %f", (setting, factor) => {
    phone.fontSizeSetting = setting

    expect(fontFactor()).toBe(factor)
  })

  it("is the person's own once they have chosen", () => {
    phone.fontSizeSetting = 24
    chooseLetterSize('standard')
    expect(fontFactor()).toBe(1)

    chooseLetterSize('phone')
    expect(fontFactor()).toBe(1.75)
  })

  it('makes targets larger too', () => {
    expect(look()).toEqual({ care: false, pageStyle: '--font-factor:1;--target:44px' })

    chooseLetterSize('large')
    expect(look()).toEqual({ care: true, pageStyle: '--font-factor:1.35;--target:60px' })
  })

  it('redraws a page only when it has changed', () => {
    const page = { data: look(), setData: jest.fn() }

    dress(page)
    expect(page.setData).not.toHaveBeenCalled()

    chooseLetterSize('largest')
    dress(page)
    expect(page.setData).toHaveBeenCalledTimes(1)
  })
})
