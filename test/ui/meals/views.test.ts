import { homeView } from '../../../miniprogram/pages/home/view'
import { mealsView } from '../../../miniprogram/pages/meals/view'
import { accountView, entryView } from '../../../miniprogram/packages/meals/pages/account/view'
import { possibleOf } from '../../../miniprogram/packages/meals/pages/book/view'
import { kitchenView } from '../../../miniprogram/packages/meals/pages/open-kitchen/view'
import {
  cancelledWords,
  NEW_FORM,
  sentenceOf,
  weekdaysInWords,
} from '../../../miniprogram/packages/meals/pages/standing/view'
import { daysOf, keptPicks, suggested } from '../../../miniprogram/packages/meals/pages/week/view'
import { fen } from '../../../miniprogram/shared/money'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import { MEAL_STATES } from '../../../miniprogram/shared/vocabulary'
import { mealOrderView } from '../../../miniprogram/view/meal-order'
import { mealCardView, stepsOf, untilInWords, whomOf } from '../../../miniprogram/view/meals'
import { home, nextStep } from '../pages/fixtures'
import { item, mealCard, mealOrder, menu, mine, MOTHER, NOW, porridge, SELF, week } from './fixtures'

describe('for whom it is', () => {
  it('is oneself, or what one calls them', () => {
    expect(whomOf([SELF, MOTHER], SELF.personId)).toBe('自己')
    expect(whomOf([SELF, MOTHER], MOTHER.personId)).toBe('妈妈')
  })

  it('is the name where two are called the same', () => {
    const other = { ...MOTHER, personId: 'p-other', name: '周秀兰' }

    expect(whomOf([SELF, MOTHER, other], 'p-other')).toBe('周秀兰')
  })
})

describe('until when a meal can be changed and cancelled', () => {
  const at = (change: number, cancel: number) =>
    untilInWords({ changeUntil: NOW + change, cancelUntil: NOW + cancel }, NOW)

  it('is one sentence where both end together', () =>
    expect(at(HOUR, HOUR)).toBe('今天 10:00 前可以改,也可以取消'))
  it('names the day once', () => expect(at(HOUR, 2 * HOUR)).toBe('今天 10:00 前可以改,11:00 前可以取消'))
  it('says what is still possible', () => expect(at(-HOUR, HOUR)).toBe('今天 10:00 前可以取消'))
  it('says nothing once both are over', () => expect(at(-HOUR, 0)).toBe(''))
})

describe('how a price came about', () => {
  it('takes off, and adds what goes beyond a limit', () => {
    const why = [
      { words: '原价', amountFen: 800 },
      { words: '每餐补 ¥4.00', amountFen: -400 },
      { words: '到了每月上限', amountFen: 100 },
    ]

    expect(stepsOf(why).map((step) => step.amount)).toEqual(['¥8.00', '−¥4.00', '+¥1.00'])
  })
})

describe('the days of the tab', () => {
  it('show the first two that can be booked with every dish, later ones in a line', () => {
    const menus = ['m1', 'm2', 'm3'].map((id, i) => menu({ id, date: `2026-11-2${6 + i}` }))
    const { days } = mealsView(week({ menus }))

    expect(days.map((day) => day.main !== null)).toEqual([true, true, false])
    expect(days[2]).toMatchObject({ names: '红烧鱼套餐、小米粥套餐', book: '订11月28日(周六)午餐' })
  })

  it('say what is booked already, and offer nothing more that day', () => {
    const [day] = mealsView(week({ menus: [menu({ mine: mine() })] })).days

    expect(day).toMatchObject({ main: null, book: '', until: '' })
    expect(day?.mine?.words).toBe('已订:红烧鱼套餐 1 份,送到家')
  })

  it('begin with what suits, and say of the rest why it does not', () => {
    const items = [item({ clashes: ['红烧鱼套餐里有鱼'] }), porridge()]
    const [day] = mealsView(week({ menus: [menu({ items })] })).days

    expect(day?.main?.name).toBe('小米粥套餐')
    expect(day?.others[0]?.clash).toBe('红烧鱼套餐里有鱼')
  })

  it('say the price after the subsidy, and what it was before', () => {
    const dish = mealsView(week()).days[0]?.main

    expect(dish).toMatchObject({ price: '4.00', before: '原价 ¥8.00,补贴 ¥4.00', left: '还剩 12 份' })
    expect(mealsView(week()).subsidy).toBe('妈妈:78 岁,每餐补 ¥4.00')
  })

  it.each([
    ['closed', '已经截止'],
    ['cancelled', '这餐不开:停电'],
  ] as const)('say why a meal that is %s cannot be booked', (phase, words) => {
    const [day] = mealsView(week({ menus: [menu({ phase, cancelledReason: '停电' })] })).days

    expect(day?.closed).toContain(words)
  })
})

describe('a meal on its own page', () => {
  it.each(MEAL_STATES)('says in a sentence what %s means', (state) => {
    const view = mealOrderView(mealOrder({ state, canChange: false, canCancel: false }))

    expect(view.sentence).not.toBe('')
    expect(view.sentence).not.toMatch(/undefined|null/)
  })

  it('has a code for whoever fetches it, and none for what is brought', () => {
    expect(mealOrderView(mealOrder({ way: 'pickUp' })).showCode).toBe(true)
    expect(mealOrderView(mealOrder({ way: 'delivery' })).showCode).toBe(false)
    expect(mealOrderView(mealOrder({ way: 'delivery', state: 'returned' })).showCode).toBe(true)
  })

  it('names the courier only as long as the meal is to come', () => {
    const courier = { name: '郭强', phone: '13900001085' }

    expect(mealOrderView(mealOrder({ state: 'out', courier })).courier).toEqual(courier)
    expect(mealOrderView(mealOrder({ state: 'delivered', courier })).courier).toBeNull()
  })

  it('says that the kitchen put something else in place', () => {
    const swap = { from: '红烧鱼套餐', to: '豆腐套餐', reason: '今天没有鱼', at: NOW }

    expect(mealOrderView(mealOrder({ swap })).swap).toBe('红烧鱼套餐换成了豆腐套餐:今天没有鱼')
  })

  it('is charged to the account only once it is eaten', () => {
    expect(mealOrderView(mealOrder({ payBy: 'account' })).pay).toMatchObject({
      title: '从助餐账户扣',
      yuan: '4.00',
    })
    expect(mealOrderView(mealOrder({ payBy: 'onsite' })).pay.title).toBe('送到时付')
  })

  it('does not say how it is paid before that was looked up', () => {
    expect(mealOrderView(mealOrder({ payBy: null })).pay).toMatchObject({
      title: '还要付',
      text: '送到时付;有助餐账户的,吃到以后扣',
      yuan: '4.00',
    })
  })
})

describe('a meal in a list', () => {
  it('says whose it is when it is not mine', () => {
    expect(mealCardView(mealCard(), NOW).whose).toBe('王秀英的')
    expect(mealCardView(mealCard({ forOther: false }), NOW).whose).toBe('')
  })

  it('says what is to pay, what was paid, and nothing of money once it is cancelled', () => {
    expect(mealCardView(mealCard(), NOW).money).toBe('自付 ¥4.00')
    expect(mealCardView(mealCard({ state: 'delivered', paidFen: fen(400) }), NOW).money).toBe('已付 ¥4.00')
    expect(mealCardView(mealCard({ state: 'cancelled' }), NOW).money).toBe('')
  })
})

describe('what was wished and cannot be had', () => {
  it('is taken back with a word', () => {
    const { quantities, notice } = possibleOf([item({ left: 0 }), porridge({ left: 2 })], {
      fish: 1,
      porridge: 3,
    })

    expect(quantities).toEqual({ porridge: 2 })
    expect(notice).toBe('红烧鱼套餐订完了,小米粥套餐只剩 2 份,请再看一下')
  })
})

describe('a week', () => {
  const unsuitable = menu({ id: 'm2', items: [item({ clashes: ['里有鱼'] })] })

  it('suggests what suits, and leaves a day out where nothing does', () => {
    expect(suggested([menu(), unsuitable, menu({ id: 'm3', mine: mine() })])).toEqual({ m1: 'fish', m2: '' })
  })

  it('keeps what was chosen as long as it can be had', () => {
    const gone = menu({ items: [item({ left: 0 }), porridge()] })

    expect(keptPicks([menu()], { m1: 'porridge' })).toEqual({ m1: 'porridge' })
    expect(keptPicks([menu()], { m1: '' })).toEqual({ m1: '' })
    expect(keptPicks([gone], { m1: 'fish' })).toEqual({ m1: 'porridge' })
  })

  it('books only the days that are not left out', () => {
    expect(daysOf({ m1: 'fish', m2: '' })).toEqual([
      { menuId: 'm1', lines: [{ itemId: 'fish', quantity: 1 }] },
    ])
  })
})

describe('a standing order in words', () => {
  it('says weekdays as people do', () => {
    expect(weekdaysInWords([1, 2, 3, 4, 5])).toBe('周一到周五')
    expect(weekdaysInWords([5, 1, 3])).toBe('周一、周三、周五')
    expect(weekdaysInWords([1, 2, 3, 4, 5, 6, 7])).toBe('每天')
  })

  it('says all of it in one breath', () => {
    expect(sentenceOf({ ...NEW_FORM, likes: ['红烧鱼套餐'] }, '妈妈', 'lunch')).toBe(
      '周一到周五,给妈妈订午餐 1 份,最好是红烧鱼套餐,送到家。没有的时候换一样合适的。',
    )
  })

  it('says which meals are still cooked when somebody goes away', () => {
    const words = cancelledWords([mealCard()], [mealCard({ date: '2026-11-25' })], NOW)

    expect(words).toBe('记下了。已经取消:明天(周四)午餐;已经过了取消时间,还会照做:今天午餐')
  })
})

describe('an account', () => {
  const account = {
    personId: MOTHER.personId,
    personName: MOTHER.name,
    mode: 'prepaid',
    version: 1,
    balanceFen: 300,
    comingFen: fen(400),
    now: NOW,
  } as const

  it('says when the money does not reach for what is booked', () => {
    expect(accountView({ eaters: [MOTHER], account })).toMatchObject({ figure: '3.00', short: true })
    expect(accountView({ eaters: [MOTHER], account: { ...account, balanceFen: 500 } }).short).toBe(false)
  })

  it('has no figure for who pays each meal', () => {
    const onsite = { ...account, mode: 'onsite', balanceFen: 0, comingFen: fen(0) } as const

    expect(accountView({ eaters: [MOTHER], account: onsite }).figure).toBe('')
  })

  it('says a movement with its sign', () => {
    const entry = {
      id: 'e1',
      at: NOW,
      move: 'charge',
      amountFen: -400,
      title: '午餐',
      staffName: '',
    } as const

    expect(entryView(entry, { items: [], now: NOW })).toMatchObject({
      amount: '−¥4.00',
      when: '餐费 · 今天 09:00',
    })
  })
})

describe('the open kitchen', () => {
  const answer = {
    date: '2026-11-25',
    photos: [],
    samples: [],
    ratings: { good: 0, bad: 0 },
    today: '2026-11-25',
    now: NOW,
  }

  it('has a day before, and none after today', () => {
    expect(kitchenView(answer)).toMatchObject({ before: '2026-11-24', after: '', ratings: '' })
    expect(kitchenView({ ...answer, date: '2026-11-24' }).after).toBe('2026-11-25')
  })

  it('goes a week back', () => expect(kitchenView({ ...answer, date: '2026-11-18' }).before).toBe(''))
})

describe('meals on home', () => {
  const today = { id: 'm0', meal: 'lunch', dishes: ['红烧鱼', '豆腐'], orderUntil: NOW + HOUR } as const

  it('are named in the greeting, with until when they can be ordered', () => {
    const view = homeView(home({ meal: { ...today, dishes: [...today.dishes] } }), new Set())

    expect(view.today?.words).toBe('今天午餐有红烧鱼、豆腐')
    expect(homeView(home({ meal: null }), new Set()).today).toBeNull()
  })

  it('lead from what is next to the meal, which is brought or gone to', () => {
    const coming = (what: string, place: string) =>
      homeView(
        home({ next: [{ ...nextStep('x'), kind: 'meals', what, place, from: NOW, to: NOW + DAY }] }),
        new Set(),
      ).next

    expect(coming('取餐', '社区食堂一楼')).toMatchObject({ where: '到社区食堂一楼取餐', show: '领餐码' })
    expect(coming('送餐', '3 号楼 2 单元 501')).toMatchObject({ where: '送餐到 3 号楼 2 单元 501', show: '' })
    expect(coming('取餐', '社区食堂一楼')?.url).toBe('/packages/meals/pages/order/index?id=x')
  })
})
