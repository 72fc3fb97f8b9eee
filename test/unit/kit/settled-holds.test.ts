import { SettledHolds } from '../../../cloudfunctions/kit/allotment/settledHolds'

test('a stored booking is carried away once, by a reservation of its own allotment', () => {
  const settled = new SettledHolds()
  settled.add('a', 'order-1', 0)
  settled.add('b', 'order-2', 0)

  expect(settled.of('a', 1)).toEqual(['order-1'])
  settled.forget('a', ['order-1'])
  expect(settled.of('a', 1)).toEqual([])
  expect(settled.of('b', 1)).toEqual(['order-2'])
})

test('a refused reservation carries nothing away: the next one tries again', () => {
  const settled = new SettledHolds()
  settled.add('a', 'order-1', 0)

  settled.of('a', 1)

  expect(settled.of('a', 2)).toEqual(['order-1'])
})

test('after fifteen seconds the sweep has it, because the hold may be another attempt by then', () => {
  const settled = new SettledHolds()
  settled.add('a', 'order-1', 0)

  expect(settled.of('a', 14_999)).toEqual(['order-1'])
  expect(settled.of('a', 15_000)).toEqual([])
})

test('no more than twenty go at once', () => {
  const settled = new SettledHolds()
  for (let n = 0; n < 30; n++) settled.add('a', `order-${n}`, 0)

  expect(settled.of('a', 1).length).toBe(20)
})
