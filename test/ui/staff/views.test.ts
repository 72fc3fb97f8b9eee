import * as fc from 'fast-check'
import { actsIn, campaignCardView } from '../../../miniprogram/packages/staff/model/campaign-view'
import { ledgerSums } from '../../../miniprogram/packages/staff/model/ledger-view'
import { momentAt, momentColumns } from '../../../miniprogram/view/moment-columns'
import { chosenLines, moneyInWords, spacedCode } from '../../../miniprogram/packages/staff/model/order-view'
import { purchaseText, type PurchaseList } from '../../../miniprogram/packages/staff/model/purchase-view'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR, instantOf, MINUTE } from '../../../miniprogram/shared/time'

const NOW = instantOf('2026-11-25', '09:00') ?? 0

describe('moment wheels', () => {
  test('they stand on the value, also when it has passed or lies between two steps', () => {
    const minutes = fc.integer({ min: -90 * 24 * 60, max: 90 * 24 * 60 })
    fc.assert(
      fc.property(minutes, (away) => {
        const value = NOW + away * MINUTE
        const columns = momentColumns(value, NOW)
        expect(momentAt(columns, columns.at)).toBe(value)
      }),
    )
  })

  test('days are said as people say them', () => {
    const { words } = momentColumns(NOW + DAY, NOW)
    expect(words[0].slice(0, 4)).toEqual(['今天', '明天(周四)', '后天(周五)', '11.28 周六'])
  })
})

describe('money at the counter', () => {
  const order = { state: 'placed', dueFen: 1200, paidFen: 0, refundDueFen: 0 } as const

  test('what is open is urgent', () => {
    expect(moneyInWords(order)).toEqual({ text: '未收 ¥12.00', urgent: true })
  })

  test('what is owed back comes before everything else', () => {
    const cancelled = { ...order, state: 'cancelled', paidFen: 1200, refundDueFen: 1200 } as const
    expect(moneyInWords(cancelled)).toEqual({ text: '待退 ¥12.00', urgent: true })
  })

  test('a cancelled order that was never paid asks for nothing', () => {
    expect(moneyInWords({ ...order, state: 'cancelled' })).toEqual({ text: '', urgent: false })
  })

  test('the day balances: collected less paid back, per method and together', () => {
    const sums = { cashIn: fen(5000), codeIn: fen(2000), cashOut: fen(1500), codeOut: fen(0) }
    const view = ledgerSums(sums)
    expect(view.net).toBe('¥55.00')
    expect(view.rows.map((row) => row.net)).toEqual(['¥35.00', '¥20.00'])
  })

  test('a day on which more was paid back than collected shows a minus', () => {
    const sums = { cashIn: fen(0), codeIn: fen(0), cashOut: fen(1500), codeOut: fen(0) }
    expect(ledgerSums(sums).net).toBe('-¥15.00')
  })
})

describe('handing over', () => {
  test('lines left at zero are not sent', () => {
    expect(chosenLines({ greens: 2, eggs: 0 })).toEqual([{ itemId: 'greens', quantity: 2 }])
  })

  test('a code is shown in two groups of three', () => {
    expect(spacedCode('482913')).toBe('482 913')
  })
})

describe('campaign', () => {
  const card = {
    id: 'c1',
    title: '周五蔬菜团',
    cover: '',
    opensAt: NOW - DAY,
    closesAt: NOW + 11 * HOUR,
    pickupFrom: NOW + DAY,
    pickupTo: NOW + DAY + 3 * HOUR,
    pickupPlace: '党群服务中心',
    priceFromFen: fen(350),
    itemCount: 6,
    orderCount: 18,
  }

  test('an open campaign says its cutoff in words, and how many have joined', () => {
    expect(campaignCardView({ ...card, phase: 'open' }, NOW)).toMatchObject({
      time: '今天 20:00 截止',
      count: '6 样菜 · 18 单',
    })
  })

  test('a draft says that nobody sees it yet', () => {
    expect(campaignCardView({ ...card, phase: 'draft' }, NOW).time).toContain('还没有发布')
  })

  test('what is over offers nothing to do', () => {
    expect(actsIn.ended).toEqual([])
    expect(actsIn.cancelled).toEqual([])
  })
})

describe('purchase list as text', () => {
  const supplier = (id: string, name: string): PurchaseList['suppliers'][number] => ({
    supplierId: id,
    supplierName: name,
    phone: '13900000000',
    items: [{ itemId: `${id}-1`, name: '上海青', unit: '把', quantity: 32, amountFen: fen(11200) }],
    amountFen: fen(11200),
  })
  const list: PurchaseList = {
    campaignTitle: '周五蔬菜团',
    phase: 'closed',
    orderCount: 18,
    suppliers: [supplier('a', '王楼镇蔬菜基地'), supplier('b', '岳村镇合作社')],
    totalFen: fen(22400),
    now: NOW,
  }

  test('one supplier reads only what concerns them', () => {
    const text = purchaseText(list, 'a')
    expect(text).toContain('上海青(把)× 32')
    expect(text).not.toContain('岳村镇合作社')
    expect(text).not.toContain('合计')
  })

  test('the whole list ends with the sum of all', () => {
    expect(purchaseText(list)).toContain('合计 ¥224.00')
  })
})
