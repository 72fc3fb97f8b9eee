import { showPage } from '../../support/simulate'
import { NOW, paidOrder, staffOrder } from './fixtures'

test('after handing over, phone and door still stand there, although only opening the order answers them', async () => {
  const opened = paidOrder({ phone: '13900001001', household: '3-2-501' })
  const { phone: _phone, ...answered } = staffOrder({ household: '3 号楼 2 单元', now: NOW })
  const page = await showPage('packages/staff/pages/order/index', {
    query: { id: opened.id },
    cloud: { groupbuy: { staffOrder: opened, verify: { ...answered, openFen: opened.openFen } } },
  })

  await page.fire('#hand-over', 'act')

  expect(page.calls.map(({ action }) => action)).toContain('verify')
  expect(page.text()).toContain('3 号楼 2 单元 501')
  expect(page.data['order']).toMatchObject({ phone: '13900001001' })
})
