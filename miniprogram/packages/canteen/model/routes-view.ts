import type { Route, Runs } from '../../../services/canteen'
import { clockTime } from '../../../shared/time'

export interface RouteRow {
  id: string
  name: string
  courier: string
  courierId: string
  /** "3 号楼 → 5 号楼 → 8 号楼" */
  way: string
  buildings: string[]
}

export const buildingLabel = (building: string): string => `${building} 号楼`

export const routeRow = ({ id, name, courier, buildings }: Route): RouteRow => ({
  id,
  name,
  courier: courier ? courier.name : '还没有定谁送',
  courierId: courier?.personId ?? '',
  way: buildings.map(buildingLabel).join(' → '),
  buildings,
})

/** A route while it is written. */
export interface RouteForm {
  /** Empty for a new one. */
  id: string
  name: string
  buildings: string[]
  courierId: string
}

export const NEW_ROUTE: RouteForm = { id: '', name: '', buildings: [], courierId: '' }

export const routeForm = ({ id, name, buildings, courierId }: RouteRow): RouteForm => ({
  ...{ id, name, courierId },
  buildings: [...buildings],
})

export const routeProblem = ({ name, buildings }: RouteForm): string => {
  if (!name.trim()) return '请给路线起个名字,如:一号线'
  return buildings.length ? '' : '请选这条路线走哪几栋楼'
}

/** Buildings that may still be put on this route: on none yet, or taken off it just now. */
export const freeBuildings = (
  form: RouteForm,
  unrouted: readonly string[],
  before: readonly string[],
): string[] =>
  [...new Set([...unrouted, ...before])]
    .filter((building) => !form.buildings.includes(building))
    .sort((a, b) => Number(a) - Number(b))

/** Whom a route may be given to, with nobody first. */
export const courierChoices = (couriers: readonly { personId: string; name: string }[]) => [
  { personId: '', name: '还没有定' },
  ...couriers,
]

export interface RunRow {
  routeId: string
  name: string
  courierId: string
  courier: string
  /** "8 份,送到 3 份,1 份没人应门" */
  progress: string
  /** "11:20 出发" */
  started: string
  tone: 'good' | 'waiting' | 'urgent' | 'bad'
  icon: string
  tag: string
}

type Row = Runs['items'][number]

function stateOf({
  courier,
  startedAt,
  stops,
  delivered,
  noAnswer,
}: Row): Pick<RunRow, 'tag' | 'tone' | 'icon'> {
  if (!courier) return { tag: '没有人送', tone: 'bad', icon: 'error-circle' }
  if (noAnswer > 0) return { tag: `${noAnswer} 份没人应门`, tone: 'bad', icon: 'error-circle' }
  if (startedAt === null) return { tag: '还没出发', tone: 'waiting', icon: 'time' }
  return delivered < stops
    ? { tag: '在路上', tone: 'urgent', icon: 'location' }
    : { tag: '送完了', tone: 'good', icon: 'check' }
}

export const runRows = ({ items }: Runs): RunRow[] =>
  items.map((row) => ({
    routeId: row.routeId,
    name: row.routeName,
    courierId: row.courier?.personId ?? '',
    courier: row.courier?.name ?? '',
    progress: `${row.stops} 份,送到 ${row.delivered} 份`,
    started: row.startedAt === null ? '' : `${clockTime(row.startedAt)} 出发`,
    ...stateOf(row),
  }))
