import type { CallTask } from '../../../cloudfunctions/kit/callTasks'
import type { Message } from '../../../cloudfunctions/kit/messages'
import { afterCall, checkFree, takenNow } from '../../../cloudfunctions/people/rules/callTask'
import { checkGrant, replacedBy } from '../../../cloudfunctions/people/rules/granting'
import { whySame } from '../../../cloudfunctions/people/rules/namesakes'
import { cut, pushOf, pushTime } from '../../../cloudfunctions/people/rules/push'
import { DAY, instantOf, MINUTE } from '../../../miniprogram/shared/time'
import type { CallOutcome } from '../../../miniprogram/shared/vocabulary'
import { granted, person } from '../../support/shop'

const NOW = instantOf('2026-11-23', '16:00') ?? 0

describe('a role', () => {
  const grids = ['1', '2']

  test.each([
    ['an organiser', { role: 'organiser' }],
    ['an organiser for a year', { role: 'organiser', until: NOW + 365 * DAY }],
    ['a grid worker of a grid that exists', { role: 'gridWorker', scope: '2' }],
    ['an administrator', { role: 'admin' }],
  ] as const)('can be granted: %s', (_case, wish) => {
    expect(() => checkGrant(wish, grids, NOW)).not.toThrow()
  })

  test.each([
    ['a grid worker without a grid', { role: 'gridWorker' }, '请选网格员负责哪个网格'],
    ['a grid worker of no such grid', { role: 'gridWorker', scope: '9' }, '没有这个网格'],
    ['an organiser with a grid', { role: 'organiser', scope: '1' }, '不分网格'],
    ['an administrator with a grid', { role: 'admin', scope: '1' }, '不分网格'],
    ['an administrator with an end', { role: 'admin', until: NOW + DAY }, '管理员不设到期时间'],
    ['an end that is over', { role: 'canteen', until: NOW }, '今天以后'],
    ['an end in four years', { role: 'canteen', until: NOW + 4 * 365 * DAY }, '最远 3 年'],
  ] as const)('is refused to %s', (_case, wish, message) => {
    expect(() => checkGrant(wish, grids, NOW)).toThrow(message)
  })

  test('takes the place of the same one, not of one of another grid', () => {
    const one = granted('gridWorker', { id: 'g1', scope: '1' })
    const two = granted('gridWorker', { id: 'g2', scope: '2' })

    expect(replacedBy([two, one], { role: 'gridWorker', scope: '1' })?.id).toBe('g1')
    expect(replacedBy([two], { role: 'gridWorker', scope: '1' })).toBeUndefined()
    expect(replacedBy([one, two], { role: 'admin' })).toBeUndefined()
  })
})

describe('a call task', () => {
  const call = (outcome: CallOutcome): CallTask['calls'][number] => ({
    id: 'call-1',
    at: 1,
    by: 'o-1',
    byName: '何静',
    outcome,
    note: '',
  })
  const dueAt = NOW - DAY
  const later = { state: 'open', dueAt: NOW + 30 * MINUTE, doneAt: null, settled: null }
  const over = (settled: string) => ({ state: 'done', dueAt, doneAt: NOW, settled })

  test.each([
    ['reached, the first time', [], 'reached', over('called')],
    ['nobody answers, the first time', [], 'noAnswer', later],
    ['nobody answers, the second time', [call('noAnswer')], 'noAnswer', later],
    ['nobody answers, the third time', [call('noAnswer'), call('noAnswer')], 'noAnswer', over('gaveUp')],
    ['reached, after two tries', [call('noAnswer'), call('noAnswer')], 'reached', over('called')],
    ['a wrong number', [], 'wrongNumber', over('gaveUp')],
  ] as const)('%s', (_case, calls, outcome, expected) => {
    expect(afterCall({ calls: [...calls], dueAt }, outcome, NOW)).toEqual(expected)
  })

  test('is for one at a time, and for the next one when that was too long ago', () => {
    const taken = { by: 'o-1', byName: '何静', until: NOW + 1 }

    expect(() => checkFree({ state: 'open', taken }, 'o-2', NOW)).toThrow('何静正在打这个电话')
    expect(() => checkFree({ state: 'open', taken }, 'o-1', NOW)).not.toThrow()
    expect(() => checkFree({ state: 'open', taken }, 'o-2', NOW + 1)).not.toThrow()
    expect(() => checkFree({ state: 'done', taken: null }, 'o-1', NOW)).toThrow('已经办好了')
    expect(takenNow({ taken }, NOW + 1)).toBeNull()
  })
})

describe('two records may be of one person', () => {
  const room = { building: '3', unit: '2', room: '501' }
  const one = person('p1', { address: room, birthdate: '1948-05-06' })

  test.each([
    ['the same phone', { name: '王秀', address: null }, '电话一样'],
    ['the same name in the same flat', { phone: '13900001002', address: room }, '姓名和门牌一样'],
    ['the same name and birthday', { phone: '13900001002', birthdate: '1948-05-06' }, '姓名和生日一样'],
    ['all of it', { address: room, birthdate: '1948-05-06' }, '电话一样、姓名和门牌一样、姓名和生日一样'],
    ['the name alone', { phone: '13900001002' }, ''],
    ['the flat alone', { name: '李建国', phone: '13900001002', address: room }, ''],
  ])('for %s', (_case, other, why) => {
    expect(whySame(one, person('p2', other))).toBe(why)
  })

  test('but two that say nothing have nothing in common', () => {
    expect(whySame(person('p1', { phone: '' }), person('p2', { phone: '' }))).toBe('')
  })
})

describe('a push', () => {
  const binding = { id: 'tpl', title: 'thing1', text: 'thing2', at: 'time3' }
  const message = {
    title: '可以取货了',
    text: '周五蔬菜接龙到货了,请今天 19:00 前到党群服务中心一楼来取',
    page: '/packages/groupbuy/pages/order/index?id=o1',
    at: NOW,
  } as Message

  test('fits what WeChat takes: 20 signs, its own form of time, a page without a slash', () => {
    expect(pushOf('o-1', binding, message)).toEqual({
      touser: 'o-1',
      template_id: 'tpl',
      page: 'packages/groupbuy/pages/order/index?id=o1',
      data: {
        thing1: { value: '可以取货了' },
        thing2: { value: '周五蔬菜接龙到货了,请今天 19:00…' },
        time3: { value: '2026年11月23日 16:00' },
      },
    })
    expect([...cut(message.text)].length).toBeLessThanOrEqual(20)
    expect(cut('二十个字'.repeat(5))).toBe('二十个字'.repeat(5))
    expect(pushTime(NOW)).toBe('2026年11月23日 16:00')
  })

  test('is never empty, which WeChat refuses', () => {
    expect(pushOf('o-1', binding, { ...message, text: '' }).data['thing2']).toEqual({ value: '可以取货了' })
  })
})
