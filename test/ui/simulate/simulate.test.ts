import path from 'node:path'
import { Refusal, showAt } from '../../support/simulate'

const basket = path.join(__dirname, 'fixture/basket/index')
const route = 'basket/index'

describe('a page in the simulator', () => {
  it('shows its own components, WXS and TDesign as on the phone', async () => {
    const page = await showAt(basket, { query: { name: '王阿姨' } }, route)

    expect(page.text()).toContain('您好,王阿姨')
    expect(page.find('.order >>> .t-button').dom?.textContent).toContain('预订 1 份')
  })

  it('hears what a TDesign component tells it', async () => {
    const page = await showAt(basket, {}, route)

    await page.fire('.stepper', 'change', { value: 3 })

    expect(page.data['quantity']).toBe(3)
    expect(page.text()).toContain('预订 3 份')
  })

  it('sends its wish to the cloud and goes on when it is granted', async () => {
    const placeOrder = ({ quantity }: { quantity: number }) => ({ sentence: `订好了 ${quantity} 份` })
    const page = await showAt(basket, { cloud: { groupbuy: { placeOrder } } }, route)

    await page.tap('.order')

    expect(page.calls).toEqual([{ function: 'groupbuy', action: 'placeOrder', input: { quantity: 1 } }])
    expect(page.text()).toContain('订好了 1 份')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/pages/result/index' })
  })

  it('says why when the cloud refuses', async () => {
    const placeOrder = () => {
      throw new Refusal('SOLD_OUT', '番茄只剩 2 份了')
    }
    const page = await showAt(basket, { cloud: { groupbuy: { placeOrder } } }, route)

    await page.tap('.order')

    expect(page.text()).toContain('番茄只剩 2 份了')
    expect(page.wx.navigateTo).not.toHaveBeenCalled()
  })
})
