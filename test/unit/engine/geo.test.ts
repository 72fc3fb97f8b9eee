import { distance } from '../../../local/cloud/engine/geo'
import { World } from './world'

const point = (longitude: number, latitude: number): object => ({
  type: 'Point',
  coordinates: [longitude, latitude],
})
const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

let world: World
beforeAll(() => {
  world = new World()
  world.insert(
    { _id: 'office', at: point(115.03, 35.76) },
    { _id: 'canteen', at: point(115.031, 35.76) },
    { _id: 'market', at: point(115.1, 35.8) },
    {
      _id: 'street',
      at: {
        type: 'LineString',
        coordinates: [
          [115.02, 35.76],
          [115.04, 35.76],
        ],
      },
    },
    {
      _id: 'park',
      at: { type: 'Polygon', coordinates: [square(115, 35.7, 0.1), square(115.04, 35.74, 0.02)] },
    },
    { _id: 'nowhere' },
  )
})
afterAll(() => {
  world.close()
})

test('a degree of latitude is 111.3 km with the radius of MongoDB', () => {
  expect(distance([115, 35], [115, 36])).toBeCloseTo(111_319, -2)
  expect(distance([113.3089506, 23.0968251], [113.306789, 23.1564721])).toBe(6643.521654040738)
})

test('near answers the nearest first, within its limits', () => {
  const near = (limits: object): unknown[] =>
    world.ids({ at: { $nearSphere: { $geometry: point(115.03, 35.76), ...limits } } })
  expect(near({})).toEqual(['office', 'canteen', 'market'])
  expect(near({ $maxDistance: 1000 })).toEqual(['office', 'canteen'])
  expect(near({ $minDistance: 1, $maxDistance: 1000 })).toEqual(['canteen'])
  expect(world.ids({ at: { $near: point(115.1, 35.8), $maxDistance: 10 } })).toEqual(['market'])
})

test('within means all of it, and a hole is outside', () => {
  const area = { type: 'Polygon', coordinates: [square(115.01, 35.75, 0.04)] }
  expect(world.ids({ at: { $geoWithin: { $geometry: area } } })).toEqual(['office', 'canteen', 'street'])
  const holed = {
    type: 'Polygon',
    coordinates: [square(115, 35.7, 0.1), square(115.029, 35.755, 0.0015 * 4)],
  }
  expect(world.ids({ at: { $geoWithin: { $geometry: holed } } })).toEqual(['market'])
  expect(world.ids({ at: { $geoWithin: { $centerSphere: [[115.03, 35.76], 1 / 6378.1] } } })).toEqual([
    'office',
    'canteen',
    'street',
  ])
})

test('shapes intersect when they share a place', () => {
  const crossing = {
    type: 'LineString',
    coordinates: [
      [115.03, 35.75],
      [115.03, 35.77],
    ],
  }
  expect(world.ids({ at: { $geoIntersects: { $geometry: crossing } } })).toEqual(['office', 'street', 'park'])
  expect(world.ids({ at: { $geoIntersects: { $geometry: point(115.05, 35.75) } } })).toEqual([])
  expect(world.ids({ at: { $geoIntersects: { $geometry: point(115.01, 35.71) } } })).toEqual(['park'])
})
