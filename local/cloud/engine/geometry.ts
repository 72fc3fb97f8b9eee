import { isDocument } from './values'

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number]
type Line = readonly Position[]
/** The outer ring, then the holes. */
type Polygon = readonly Line[]

/** Any GeoJSON geometry, taken apart into what it consists of. */
export interface Shape {
  readonly points: readonly Position[]
  readonly lines: readonly Line[]
  readonly polygons: readonly Polygon[]
}

export const EARTH_RADIUS_METRES = 6_378_100
const DEGREE = Math.PI / 180
/** Degrees within which a position lies on an edge: about a tenth of a millimetre. */
const ON_EDGE = 1e-9

type Vector = readonly [number, number, number]

function onSphere([longitude, latitude]: Position): Vector {
  const circle = Math.cos(latitude * DEGREE)
  return [
    circle * Math.cos(longitude * DEGREE),
    circle * Math.sin(longitude * DEGREE),
    Math.sin(latitude * DEGREE),
  ]
}

/** The angle between two positions in radians; exact for very near ones too, where arccos is not. */
export function angleBetween(from: Position, to: Position): number {
  const a = onSphere(from)
  const b = onSphere(to)
  const x = a[1] * b[2] - a[2] * b[1]
  const y = a[2] * b[0] - a[0] * b[2]
  const z = a[0] * b[1] - a[1] * b[0]
  return Math.atan2(Math.sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
}

function isLine(value: unknown): value is Line {
  return Array.isArray(value) && value.length > 0 && value.every(isPosition)
}

function isPolygon(value: unknown): value is Polygon {
  return Array.isArray(value) && value.length > 0 && value.every(isLine)
}

const NOTHING: Shape = { points: [], lines: [], polygons: [] }

/** Takes a geometry apart; undefined for a value that is none. */
export function shapeOf(value: unknown): Shape | undefined {
  if (isPosition(value)) return { ...NOTHING, points: [value] }
  if (!isDocument(value)) return undefined
  const { type, coordinates } = value
  if (type === undefined) {
    const position = [value['longitude'], value['latitude']]
    return isPosition(position) ? { ...NOTHING, points: [position] } : undefined
  }
  switch (type) {
    case 'Point':
      return isPosition(coordinates) ? { ...NOTHING, points: [coordinates] } : undefined
    case 'MultiPoint':
      return isLine(coordinates) ? { ...NOTHING, points: coordinates } : undefined
    case 'LineString':
      return isLine(coordinates) ? { ...NOTHING, lines: [coordinates] } : undefined
    case 'MultiLineString':
      return isPolygon(coordinates) ? { ...NOTHING, lines: coordinates } : undefined
    case 'Polygon':
      return isPolygon(coordinates) ? { ...NOTHING, polygons: [coordinates] } : undefined
    case 'MultiPolygon':
      return Array.isArray(coordinates) && coordinates.every(isPolygon)
        ? { ...NOTHING, polygons: coordinates }
        : undefined
    default:
      return undefined
  }
}

export function positionsOf(shape: Shape): Position[] {
  return [...shape.points, ...shape.lines.flat(), ...shape.polygons.flat(2)]
}

type Segment = readonly [Position, Position]

function segmentsOf(line: Line): Segment[] {
  return line.slice(1).map((end, i) => [line[i] as Position, end])
}

/** Twice the signed area of a triangle: which side of a→b the position lies on. */
function side(a: Position, b: Position, position: Position): number {
  return (b[0] - a[0]) * (position[1] - a[1]) - (b[1] - a[1]) * (position[0] - a[0])
}

function onSegment(position: Position, [a, b]: Segment): boolean {
  const between = (value: number, x: number, y: number): boolean =>
    value >= Math.min(x, y) - ON_EDGE && value <= Math.max(x, y) + ON_EDGE
  return (
    Math.abs(side(a, b, position)) < ON_EDGE &&
    between(position[0], a[0], b[0]) &&
    between(position[1], a[1], b[1])
  )
}

function onLine(position: Position, line: Line): boolean {
  return segmentsOf(line).some((segment) => onSegment(position, segment))
}

/** Counts how often a ray to the east crosses the ring: an odd number means inside. */
function insideRing(position: Position, ring: Line): boolean {
  let inside = false
  for (const [a, b] of segmentsOf(ring)) {
    if (a[1] > position[1] === b[1] > position[1]) continue
    if (position[0] < ((b[0] - a[0]) * (position[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** Edges belong to the polygon, those of its holes too. */
function insidePolygon(position: Position, polygon: Polygon): boolean {
  if (onEdge(position, polygon)) return true
  const [outer, ...holes] = polygon
  if (!outer || !insideRing(position, outer)) return false
  return !holes.some((hole) => insideRing(position, hole))
}

function segmentsCross(one: Segment, other: Segment): boolean {
  const differ = (x: number, y: number): boolean => Math.sign(x) !== Math.sign(y)
  const [a, b] = one
  const [c, d] = other
  if (differ(side(a, b, c), side(a, b, d)) && differ(side(c, d, a), side(c, d, b))) return true
  return onSegment(c, one) || onSegment(d, one) || onSegment(a, other) || onSegment(b, other)
}

function edgesOf(shape: Shape): Line[] {
  return [...shape.lines, ...shape.polygons.flat()]
}

/** One segment goes through the other, not merely up to it. */
function segmentsPass([a, b]: Segment, [c, d]: Segment): boolean {
  const apart = (x: number, y: number): boolean => x * y < 0
  return apart(side(a, b, c), side(a, b, d)) && apart(side(c, d, a), side(c, d, b))
}

function withinPolygon(shape: Shape, polygon: Polygon): boolean {
  if (!positionsOf(shape).every((position) => insidePolygon(position, polygon))) return false
  const borders = polygon.flatMap(segmentsOf)
  const edges = edgesOf(shape).flatMap(segmentsOf)
  if (edges.some((edge) => borders.some((border) => segmentsPass(edge, border)))) return false
  // A hole that lies inside of the shape is a part of it that the polygon does not have.
  return !polygon
    .slice(1)
    .some((hole) =>
      hole.some((corner) => shape.polygons.some((own) => insidePolygon(corner, own) && !onEdge(corner, own))),
    )
}

function onEdge(position: Position, polygon: Polygon): boolean {
  return polygon.some((ring) => onLine(position, ring))
}

/** All of a shape lies in one of the polygons of an area. */
export function shapeWithin(shape: Shape, area: Shape): boolean {
  return area.polygons.some((polygon) => withinPolygon(shape, polygon))
}

function touches(shape: Shape, other: Shape): boolean {
  const ends = [...shape.points, ...edgesOf(shape).flatMap((line) => line.slice(0, 1))]
  if (shape.points.some((point) => edgesOf(other).some((line) => onLine(point, line)))) return true
  return ends.some((end) => other.polygons.some((polygon) => insidePolygon(end, polygon)))
}

/** Two shapes have at least one position in common. */
export function shapesMeet(one: Shape, other: Shape): boolean {
  if (one.points.some((a) => other.points.some((b) => a[0] === b[0] && a[1] === b[1]))) return true
  if (touches(one, other) || touches(other, one)) return true
  const segments = edgesOf(other).flatMap(segmentsOf)
  return edgesOf(one)
    .flatMap(segmentsOf)
    .some((segment) => segments.some((edge) => segmentsCross(segment, edge)))
}
