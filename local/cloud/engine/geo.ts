import { refused } from './errors'
import { field } from './paths'
import { isDocument, type Document } from './values'
import {
  angleBetween,
  EARTH_RADIUS_METRES,
  positionsOf,
  shapeOf,
  shapesMeet,
  shapeWithin,
  type Position,
} from './geometry'

type ValueTest = (value: unknown) => boolean

/** A point as GeoJSON, as `[longitude, latitude]`, or as `{ longitude, latitude }`. */
export function pointOf(value: unknown): Position | undefined {
  const candidate: unknown = isDocument(value)
    ? (field(value, 'coordinates') ?? [field(value, 'longitude'), field(value, 'latitude')])
    : value
  if (isDocument(value) && value['type'] !== undefined && value['type'] !== 'Point') return undefined
  if (!Array.isArray(candidate)) return undefined
  const [longitude, latitude] = candidate as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return [longitude, latitude]
}

/** Metres along the earth's surface, with the radius that MongoDB uses. */
export function distance(from: Position, to: Position): number {
  return angleBetween(from, to) * EARTH_RADIUS_METRES
}

function needShape(operator: string, geometry: unknown): NonNullable<ReturnType<typeof shapeOf>> {
  const shape = shapeOf(geometry)
  if (!shape) throw refused(`${operator} needs a GeoJSON geometry`)
  return shape
}

function compileCircle(circle: unknown): ValueTest {
  const [centre, radius] = Array.isArray(circle) ? (circle as unknown[]) : []
  const at = pointOf(centre)
  if (!at || typeof radius !== 'number' || radius < 0)
    throw refused('$centerSphere needs [[longitude, latitude], radius]')
  return (value) => {
    const shape = shapeOf(value)
    return shape !== undefined && positionsOf(shape).every((position) => angleBetween(position, at) <= radius)
  }
}

/** `$geoWithin`: everything of the value lies inside a polygon or a circle. */
export function compileGeoWithin(operand: unknown): ValueTest {
  if (!isDocument(operand)) throw refused('$geoWithin needs an object')
  if ('$centerSphere' in operand) return compileCircle(operand['$centerSphere'])
  const area = needShape('$geoWithin', operand['$geometry'])
  if (area.polygons.length === 0) throw refused('$geoWithin needs a Polygon or MultiPolygon')
  return (value) => {
    const shape = shapeOf(value)
    return shape !== undefined && shapeWithin(shape, area)
  }
}

/** `$geoIntersects`: the value and the geometry have at least one point in common. */
export function compileGeoIntersects(operand: unknown): ValueTest {
  const other = needShape('$geoIntersects', isDocument(operand) ? operand['$geometry'] : undefined)
  return (value) => {
    const shape = shapeOf(value)
    return shape !== undefined && shapesMeet(shape, other)
  }
}

/** The centre and the limits (metres) of `$near`, `$nearSphere`. */
export interface Near {
  readonly path: string
  readonly centre: Position
  readonly nearest: number
  readonly farthest: number
}

function limit(name: string, value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || value < 0) throw refused(`${name} must be a number, zero or more`)
  return value
}

/** Reads the operand of `$near`; the limits may stand beside the geometry or beside the operator. */
export function readNear(path: string, operand: unknown, operators: Document): Near {
  const inner = isDocument(operand) ? operand : {}
  const centre = pointOf('$geometry' in inner ? inner['$geometry'] : operand)
  if (!centre) throw refused('$near needs a point')
  return {
    path,
    centre,
    nearest: limit('$minDistance', inner['$minDistance'] ?? operators['$minDistance'], 0),
    farthest: limit('$maxDistance', inner['$maxDistance'] ?? operators['$maxDistance'], Infinity),
  }
}

/** Whether a value lies between the limits of `$near`; the order by distance is made by the search itself. */
export function compileNear(operand: unknown, operators: Document): ValueTest {
  const near = readNear('', operand, operators)
  return (value) => {
    const point = pointOf(value)
    if (!point) return false
    const metres = distance(near.centre, point)
    return metres >= near.nearest && metres <= near.farthest
  }
}
