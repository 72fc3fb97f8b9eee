import type { Route } from '../../../cloudfunctions/meals/collections'
import { inWalkingOrder, walkOf, walksOf } from '../../../cloudfunctions/meals/rules/walk'

const door = (building: string, unit: string, room: string) => ({ address: { building, unit, room } })
const words = ({ address }: ReturnType<typeof door>): string =>
  `${address.building}-${address.unit}-${address.room}`

const courier = { personId: 'p-guo', openid: 'o-guo', name: '郭强' }
const route = (id: string, buildings: string[], more: Partial<Route> = {}): Route => ({
  _id: id,
  name: id,
  buildings,
  courier,
  createdAt: 1,
  ...more,
})
const run = (routeId: string, buildings: string[], startedAt: number | null, name = '马建军') => ({
  routeId,
  routeName: routeId,
  buildings,
  courier: { ...courier, name, phone: '13900007002' },
  startedAt,
})

test('buildings come as the route goes, then units, then rooms from the ground up, as numbers', () => {
  const doors = [
    door('2', '1', '101'),
    door('10', '2', '201'),
    door('10', '1', '1001'),
    door('10', '1', '901'),
    door('3', '1', '101'),
    door('10', '10', '101'),
  ]

  expect(doors.sort(inWalkingOrder(['10', '3'])).map(words)).toEqual([
    ...['10-1-901', '10-1-1001', '10-2-201', '10-10-101'],
    ...['3-1-101', '2-1-101'],
  ])
})

test('whose address nobody knows comes last', () => {
  const doors = [{ address: null }, door('3', '1', '101')]

  expect(doors.sort(inWalkingOrder(['3']))[1]).toEqual({ address: null })
})

test('who was assigned walks instead of who usually does; before setting out the route is as it is now', () => {
  const [walk] = walksOf([route('east', ['3', '5'])], [run('east', ['3'], null)])

  expect(walk).toMatchObject({ buildings: ['3', '5'], courier: { name: '马建军' }, startedAt: null })
})

test('a run that has set out keeps its buildings, and is walked to its end when the route is gone', () => {
  const walks = walksOf([route('west', ['3', '8'])], [run('east', ['3', '5'], 7)])

  expect(walks.map(({ routeId, buildings }) => [routeId, buildings])).toEqual([
    ['east', ['3', '5']],
    ['west', ['8']],
  ])
  expect(walkOf(walks, { building: '3', unit: '1', room: '101' })?.routeId).toBe('east')
  expect(walkOf(walks, { building: '9', unit: '1', room: '101' })).toBeUndefined()
  expect(walkOf(walks, null)).toBeUndefined()
})

test('an assignment alone does not bring a removed route back', () => {
  expect(walksOf([], [run('east', ['3'], null)])).toEqual([])
})
