import type { Address } from '../../kit/people'
import type { Route, Run } from '../collections'

/** Who walks which buildings with the meals of one menu, and in which order. */

/** A route as it is walked with one menu: as it was when its courier set out, or as the route is now. */
export interface Walk {
  routeId: string
  routeName: string
  buildings: string[]
  courier: Omit<Run['courier'], 'phone'> | null
  startedAt: number | null
}

const startedFirst = (a: Walk, b: Walk): number => (a.startedAt ?? Infinity) - (b.startedAt ?? Infinity) || 0

/**
 * The walks of one menu, in the order of the routes' names. A run that has set out keeps its buildings, whatever becomes
 * of its route; a building is on one walk.
 */
export function walksOf(
  routes: readonly Route[],
  runs: readonly Pick<Run, 'routeId' | 'routeName' | 'buildings' | 'courier' | 'startedAt'>[],
): Walk[] {
  const known = new Map<string, Walk>(
    routes.map(({ _id, name, buildings, courier }) => [
      _id,
      { routeId: _id, routeName: name, buildings, courier, startedAt: null },
    ]),
  )
  for (const { routeId, routeName, buildings, courier, startedAt } of runs) {
    const route = known.get(routeId)
    if (startedAt === null && !route) continue
    known.set(routeId, {
      ...{ routeId, courier, startedAt },
      routeName: route?.routeName ?? routeName,
      buildings: startedAt === null ? (route?.buildings ?? []) : buildings,
    })
  }
  const taken = new Set<string>()
  const walks = [...known.values()].sort(startedFirst).map((walk) => {
    const buildings = walk.buildings.filter((building) => !taken.has(building))
    for (const building of buildings) taken.add(building)
    return { ...walk, buildings }
  })
  return walks.sort((a, b) => (a.routeName < b.routeName ? -1 : 1))
}

/** The walk that passes an address; undefined where none does. */
export const walkOf = (walks: readonly Walk[], address: Address | null): Walk | undefined =>
  address === null ? undefined : walks.find(({ buildings }) => buildings.includes(address.building))

/** Numbers as numbers, so that 10 comes after 9; what is none comes last, by its letters. */
function byNumber(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) {
    return (Number.isNaN(x) ? Infinity : x) - (Number.isNaN(y) ? Infinity : y)
  }
  return a < b ? -1 : a > b ? 1 : 0
}

/** Building by building as the route goes, then unit by unit, then from the ground floor up. */
export const inWalkingOrder =
  (buildings: readonly string[]) =>
  (a: { address: Address | null }, b: { address: Address | null }): number => {
    if (a.address === null || b.address === null)
      return Number(a.address === null) - Number(b.address === null)
    const placeOf = ({ building }: Address): number => {
      const at = buildings.indexOf(building)
      return at < 0 ? buildings.length : at
    }
    return (
      placeOf(a.address) - placeOf(b.address) ||
      byNumber(a.address.building, b.address.building) ||
      byNumber(a.address.unit, b.address.unit) ||
      byNumber(a.address.room, b.address.room)
    )
  }
