import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { askedMenu, booked, item, mealOrder, MOTHER, porridge, quote, SELF } from './fixtures'
import { fen } from '../../../miniprogram/shared/money'

type Page = Awaited<ReturnType<typeof showPage>>

/** Opens the page as 订这份 does: for 妈妈, with the fish chosen. */
const open = (meals: CloudAnswers[string], query: Record<string, string> = {}) =>
  showPage('packages/meals/pages/book/index', {
    query: { menuId: 'm1', personId: MOTHER.personId, itemId: 'fish', ...query },
    cloud: { meals: { menu: askedMenu(), quote: quote(), ...meals } },
  })

async function reload(page: Page): Promise<void> {
  await (page.instance['load'] as () => Promise<void>)()
  await page.settle()
}

const sentence = (page: Page): string => (page.data['view'] as { sentence: string }).sentence
const bookings = (page: Page) => page.calls.filter((call) => call.action === 'book')

describe('booking a meal', () => {
  it('says it all in one sentence, and books with one tap more', async () => {
    const page = await open({ book: booked() })

    expect(sentence(page)).toBe('给妈妈订明天(周四)午餐 1 份红烧鱼套餐,送到 3 号楼 2 单元 501,自付 ¥4.00。')
    await page.fire('.confirm', 'act')

    expect(bookings(page)[0]?.input).toEqual({
      menuId: 'm1',
      personId: MOTHER.personId,
      lines: [{ itemId: 'fish', quantity: 1 }],
      way: 'delivery',
      remark: '',
      seenPayFen: 400,
    })
    expect(page.wx.redirectTo).toHaveBeenCalledWith({
      url: `/packages/meals/pages/result/index?id=${encodeURIComponent(booked().id)}`,
    })
  })

  it('explains the price step by step', async () => {
    const page = await open({})

    expect(page.text()).toMatch(/原价 ?¥8.00 ?78 岁,70 岁以上,每餐补 ¥4.00 ?−¥4.00 ?自己付 ?¥4.00/)
  })

  it('says what speaks against a dish before the button', async () => {
    const page = await open({ quote: quote({ clashes: ['红烧鱼套餐不是少盐的'] }) })

    expect(page.text()).toContain('红烧鱼套餐不是少盐的')
  })

  it('begins with the dish that suits, where none was chosen', async () => {
    const page = await open(
      { menu: askedMenu({ items: [item({ clashes: ['里有鱼'] }), porridge()] }) },
      { itemId: '' },
    )

    expect(page.calls.at(-1)?.input).toMatchObject({ lines: [{ itemId: 'porridge', quantity: 1 }] })
  })

  it('does not deliver where nobody knows the address, says so, and shows the way to it', async () => {
    const page = await open({
      quote: quote({ address: '', forPersonId: SELF.personId }),
      menu: askedMenu({ forPersonId: SELF.personId }),
    })
    expect(sentence(page)).toContain('到社区食堂一楼吃')
    expect(page.text()).toContain('填了住址才能送')

    await page.fire('.ways', 'missing')

    expect(page.wx.navigateTo).toHaveBeenCalledWith({
      url: '/packages/account/pages/profile/index?why=order',
    })
  })

  it('asks the price anew for another number of portions, and only the newest counts', async () => {
    const page = await open({
      quote: ({ lines }: { lines: { quantity: number }[] }) =>
        quote({
          payFen: fen((lines[0]?.quantity ?? 0) * 800 - 400),
          lines: [{ ...quote().lines[0]!, quantity: lines[0]?.quantity ?? 0 }],
        }),
    })

    await page.fire('.dish', 'change', { value: 2 })

    expect(sentence(page)).toContain('2 份红烧鱼套餐')
    expect(page.find('.confirm').data['text']).toBe('订下 · 自付 ¥12.00')
  })

  it('books nothing twice: a meal that stands is shown instead', async () => {
    const page = await open({ quote: quote({ existingOrderId: 'meal:p-wang:2026-11-26:lunch' }) })

    expect(page.text()).toContain('已经订好了')
    expect(page.findAll('.confirm')).toHaveLength(0)
  })

  it('shows the new price when it changed, and books nothing before it is agreed', async () => {
    let pay = 400
    const page = await open({
      quote: () => quote({ payFen: fen(pay) }),
      book: () => {
        pay = 800
        throw new Refusal('CHANGED', '价格刚刚有变动,现在自付 ¥8.00', { payFen: 800 })
      },
    })

    await page.fire('.confirm', 'act')
    await page.settle()

    expect(page.find('.confirm').data['problem']).toContain('现在自付 ¥8.00')
    expect(sentence(page)).toContain('自付 ¥8.00')
    expect(page.wx.redirectTo).not.toHaveBeenCalled()
  })

  it('says what was sold out meanwhile and shows what else there is', async () => {
    let left = 1
    const page = await open({
      menu: () => askedMenu({ items: [item({ left }), porridge()] }),
      book: () => {
        left = 0
        throw new Refusal('SOLD_OUT', '红烧鱼套餐刚刚订完了', { items: [{ key: 'fish', left: 0 }] })
      },
    })

    await page.fire('.confirm', 'act')
    await page.settle()

    expect(page.find('.confirm').data['problem']).toContain('红烧鱼套餐订完了')
    expect(page.text()).toContain('小米粥套餐')
    expect(page.find('.confirm').data['disabled']).toBe(true)
  })

  it('repeats a booking that was never answered with its first requestId, before anything else', async () => {
    const page = await open({ book: booked() })
    page.wx.cloud.callFunction.mockImplementationOnce(() => Promise.reject(new Error('request:fail timeout')))
    await page.fire('.confirm', 'act')
    expect(page.find('.confirm').data['problem']).toContain('请再试一次')
    const kept = page.wx.setStorageSync.mock.calls.find(([key]) => key.startsWith('intention:'))?.[1]

    await reload(page)

    expect(bookings(page)).toHaveLength(1)
    expect(bookings(page)[0]?.requestId).toBe((kept as { requestId: string }).requestId)
    expect(page.wx.redirectTo).toHaveBeenCalledTimes(1)
  })

  it('does not book twice on two taps', async () => {
    let answer = (): void => undefined
    const page = await open({ book: () => new Promise((resolve) => (answer = () => resolve(booked()))) })

    await page.fire('.confirm', 'act')
    await page.fire('.confirm', 'act')
    answer()
    await page.settle()

    expect(bookings(page)).toHaveLength(1)
  })

  it('sends the profile first where there is none, and keeps what was chosen', async () => {
    let known = false
    const page = await open({
      quote: () => {
        if (!known) throw new Refusal('PROFILE_NEEDED', '先告诉我们您的姓名和电话')
        return quote()
      },
    })
    expect(page.text()).toContain('先登记姓名和电话')

    known = true
    await reload(page)

    expect(sentence(page)).toContain('1 份红烧鱼套餐')
  })

  it('goes on for oneself, and says so, when a family member has stopped it meanwhile', async () => {
    const page = await open({
      menu: ({ personId }: { personId?: string }) => {
        if (personId) throw new Refusal('NOT_FOUND', '没有找到这位居民')
        return askedMenu({ forPersonId: SELF.personId })
      },
      quote: ({ personId }: { personId?: string }) => {
        if (personId) throw new Refusal('NOT_FOUND', '没有找到这位居民')
        return quote({ forPersonId: SELF.personId })
      },
    })

    expect(sentence(page)).toContain('给自己订')
    expect(page.find('.confirm').data['problem']).toContain('不能替这位家人订了')
  })

  it('says that the cutoff has passed, and offers no button', async () => {
    const page = await open({
      menu: askedMenu({ phase: 'closed' }),
      quote: () => {
        throw new Refusal('CLOSED', '已经截止了')
      },
    })

    expect(page.text()).toContain('已经截止,不能在这里订了')
    expect(page.findAll('.confirm')).toHaveLength(0)
  })
})

describe('changing a meal', () => {
  const change = (meals: CloudAnswers[string]) =>
    open({ mealOrder: mealOrder({ way: 'pickUp' }), ...meals }, { itemId: '', orderId: mealOrder().id })

  it('begins with what stands, and changes that order', async () => {
    const page = await change({ quote: quote({ existingOrderId: mealOrder().id }), changeMeal: mealOrder() })
    expect(sentence(page)).toContain('把妈妈的餐改成明天(周四)午餐 1 份红烧鱼套餐,到社区食堂一楼取')

    await page.fire('.confirm', 'act')

    const sent = page.calls.find((call) => call.action === 'changeMeal')
    expect(sent?.input).toMatchObject({ id: mealOrder().id, way: 'pickUp', seenPayFen: 400 })
    expect(bookings(page)).toHaveLength(0)
  })
})
