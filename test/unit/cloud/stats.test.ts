import { Stats } from '../../../local/cloud/control/stats'

const trip = (action: string, more: object = {}) => ({
  call: { function: 'groupbuy', action },
  operation: 'getDocument',
  collection: 'orders',
  ms: 2,
  conflict: false,
  ...more,
})

describe('statistics', () => {
  test('sum what each action costs and keep the dearest call', () => {
    const stats = new Stats()
    stats.trip(trip('myOrders'))
    stats.trip(trip('myOrders', { conflict: true }))
    stats.finished({ function: 'groupbuy', action: 'myOrders', ms: 10, trips: 2, ok: true })
    stats.finished({ function: 'groupbuy', action: 'myOrders', ms: 5, trips: 0, ok: false })
    expect(stats.read().actions).toEqual([
      {
        ...{ function: 'groupbuy', action: 'myOrders', calls: 2, failures: 1 },
        ...{ functionMs: 15, trips: 2, maxTrips: 2, conflicts: 1, dbMs: 4 },
      },
    ])
  })

  test('name each query that no index served once, with how often it came', () => {
    const stats = new Stats()
    for (let count = 0; count < 3; count += 1) stats.trip(trip('search', { unindexed: '{phone}' }))
    expect(stats.read().unindexed).toEqual([
      { collection: 'orders', shape: '{phone}', function: 'groupbuy', action: 'search', count: 3 },
    ])
  })

  test('do not grow with actions that callers make up', () => {
    const stats = new Stats()
    for (let number = 0; number < 5_000; number += 1) {
      stats.finished({ function: 'groupbuy', action: `made-up-${number}`, ms: 1, trips: 0, ok: false })
    }
    const { actions } = stats.read()
    expect(actions.length).toBeLessThan(2_100)
    expect(actions.reduce((sum, { calls }) => sum + calls, 0)).toBe(5_000)
  })
})
