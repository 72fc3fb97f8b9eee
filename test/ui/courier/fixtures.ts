import { fen } from '../../../miniprogram/shared/money'
import { instantOf } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'

/** Answers of meals as couriers, and those who look for somebody, get them. */

// The simulator compiles every page with all of TDesign that it uses, which takes its time on a busy machine.
jest.setTimeout(60_000)

/** Noon of a Tuesday. */
export const NOON = instantOf('2026-11-24', '12:00') ?? 0

type Stops = Reply<'meals', 'stops'>
type Run = Stops['runs'][number]
type Stop = Run['stops'][number]
type Alert = Reply<'meals', 'alert'>

export const stop = (change: Partial<Stop> = {}): Stop => ({
  orderId: 'meal:p-wang:2026-11-24:lunch',
  personName: '王秀英',
  phone: '13900001001',
  address: { building: '3', unit: '2', room: '501' },
  addressWords: '3 号楼 2 单元 501',
  summary: '红烧鱼套餐 1 份',
  diet: ['lowSalt'],
  dietNote: '',
  remark: '',
  state: 'out',
  openFen: fen(0),
  payBy: 'onsite',
  alertId: null,
  handover: null,
  ...change,
})

export const owing = (change: Partial<Stop> = {}): Stop =>
  stop({
    orderId: 'meal:p-zhao:2026-11-24:lunch',
    personName: '赵国庆',
    address: { building: '3', unit: '2', room: '602' },
    addressWords: '3 号楼 2 单元 602',
    openFen: fen(400),
    ...change,
  })

export const elsewhere = (change: Partial<Stop> = {}): Stop =>
  stop({
    orderId: 'meal:p-sun:2026-11-24:lunch',
    personName: '孙丽',
    address: { building: '5', unit: '1', room: '101' },
    addressWords: '5 号楼 1 单元 101',
    payBy: 'account',
    openFen: fen(400),
    ...change,
  })

export const run = (stops: Stop[], change: Partial<Run> = {}): Run => ({
  menuId: 'm-tue',
  routeId: 'r-1',
  routeName: '一号线',
  date: '2026-11-24',
  meal: 'lunch',
  stage: 'ready',
  startedAt: NOON,
  stops,
  left: stops.length,
  ...change,
})

export const stops = (runs: Run[]): Stops => ({ runs, today: '2026-11-24', now: NOON })

export const alert = (change: Partial<Alert> = {}): Alert => ({
  id: 'alert-1',
  orderId: stop().orderId,
  personId: 'p-wang',
  personName: '王秀英',
  phone: '13900001001',
  addressWords: '3 号楼 2 单元 501',
  grid: '1',
  cause: 'no_answer',
  state: 'open',
  openedAt: NOON - 5 * 60_000,
  escalateAt: NOON + 10 * 60_000,
  courierName: '郭强',
  notes: [],
  closed: null,
  now: NOON,
  ...change,
})
