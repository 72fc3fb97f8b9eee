import { GatewayProcess } from './gateway-process'
import type { Database } from './sdk'

let gateway: GatewayProcess
let db: Database
beforeAll(async () => {
  gateway = await GatewayProcess.start()
  db = gateway.database()
  await db.createCollection('places')
  await db.collection('places').add([
    { _id: 'office', at: new db.Geo.Point(115.03, 35.76) },
    { _id: 'canteen', at: new db.Geo.Point(115.031, 35.76) },
    { _id: 'market', at: new db.Geo.Point(115.1, 35.8) },
  ])
})
afterAll(() => gateway.stop())

const point = (longitude: number, latitude: number) => new db.Geo.Point(longitude, latitude)
const box = (west: number, south: number, size: number) =>
  new db.Geo.Polygon([
    new db.Geo.LineString([
      point(west, south),
      point(west + size, south),
      point(west + size, south + size),
      point(west, south + size),
      point(west, south),
    ]),
  ])

async function found(condition: unknown): Promise<string[]> {
  const { data } = await db.collection('places').where({ at: condition }).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

test('geoNear answers the nearest first, within its limits', async () => {
  const near = (maxDistance: number) =>
    db.command.geoNear({ geometry: point(115.031, 35.76), maxDistance, minDistance: 0 })
  expect(await found(near(100_000))).toEqual(['canteen', 'office', 'market'])
  expect(await found(near(500))).toEqual(['canteen', 'office'])
})

test('geoWithin takes a polygon or a circle', async () => {
  expect((await found(db.command.geoWithin({ geometry: box(115, 35.7, 0.09) }))).sort()).toEqual([
    'canteen',
    'office',
  ])
  const circle = db.command.geoWithin({ centerSphere: [[115.1, 35.8], 1 / 6378.1] })
  expect(await found(circle)).toEqual(['market'])
})

test('geoIntersects finds shapes that share a place', async () => {
  const line = new db.Geo.LineString([point(115.1, 35.79), point(115.1, 35.81)])
  expect(await found(db.command.geoIntersects({ geometry: line }))).toEqual(['market'])
})

test('geometries come back as the SDK made them', async () => {
  const shapes = {
    line: new db.Geo.LineString([point(1, 2), point(3, 4)]),
    area: box(0, 0, 1),
    points: new db.Geo.MultiPoint([point(1, 2), point(3, 4)]),
  }
  const { id } = await db.collection('places').add({ ...shapes })
  const [back] = (await db.collection('places').doc(String(id)).get()).data as unknown as (typeof shapes)[]
  expect(back?.line).toBeInstanceOf(db.Geo.LineString)
  expect(back?.area).toEqual(shapes.area)
  expect(back?.points).toEqual(shapes.points)
})
