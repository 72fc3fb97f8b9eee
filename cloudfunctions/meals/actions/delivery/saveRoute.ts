import { checkTexts } from '../../../kit/contentCheck'
import { command, type Database, type Stored } from '../../../kit/database'
import { AppError, notFound } from '../../../kit/errors'
import { derivedId } from '../../../kit/fingerprint'
import { action } from '../../../kit/serve'
import { mealRoutes, type Route } from '../../collections'
import { delivery } from '../../contract/delivery'
import { auditBy, onceFor } from '../../staff'
import { buildingsOf, courierOf } from '../../walking'
import { routeView } from './routes'

const unique = (buildings: readonly string[]): string[] => [...new Set(buildings)]

/** @throws BAD_INPUT for a building that the community does not have */
async function mustExist(db: Database, buildings: readonly string[]): Promise<void> {
  const known = await buildingsOf(db)
  const unknown = buildings.find((building) => !known.includes(building))
  if (unknown !== undefined) throw new AppError('BAD_INPUT', `社区里没有 ${unknown} 号楼,请从列表里选`)
}

/** @throws STALE with the building that is on another route already */
async function mustBeFree(db: Database, id: string, buildings: readonly string[]): Promise<void> {
  const [other] = await db
    .of(mealRoutes)
    .find({ _id: command.neq(id), buildings: command.in([...buildings]) }, { limit: 1 })
  if (!other) return
  const taken = buildings.find((building) => other.buildings.includes(building)) ?? ''
  throw new AppError('STALE', `${taken} 号楼已经在「${other.name}」上了,请先从那条路线去掉`)
}

async function courierFor(db: Database, personId: string | null, now: number): Promise<Route['courier']> {
  if (personId === null) return null
  const account = await courierOf(db, personId, now)
  if (!account) throw new AppError('NOT_FOUND', '没有找到这位送餐员,请先在「权限」里添加')
  return { personId, openid: account._id, name: account.name }
}

/** A building is on one route. Of two saves at once that claim the same one, the one that sees the other gives way. */
async function save(db: Database, route: Route, existing: boolean): Promise<Stored<Route>> {
  const all = db.of(mealRoutes)
  const before = existing ? await all.need(route._id, '路线') : null
  const { name, buildings, courier } = route
  const patch = { name, buildings, courier: courier && command.set(courier) }
  if (!before) await all.insert(route)
  else if (!(await all.update({ _id: route._id }, patch))) throw notFound('路线')
  try {
    await mustBeFree(db, route._id, buildings)
  } catch (error) {
    if (before) await all.update({ _id: route._id, buildings }, { buildings: before.buildings })
    else await all.remove({ _id: route._id })
    throw error
  }
  return all.need(route._id, '路线')
}

export const saveRoute = action(delivery.saveRoute, (context) =>
  onceFor(context, 'saveRoute', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const now = clock.now()
    const buildings = unique(input.buildings)
    const id = input.id ?? derivedId('meal route', caller.openid, requestId)
    await mustExist(db, buildings)
    await mustBeFree(db, id, buildings)
    const courier = await courierFor(db, input.courierPersonId, now)
    await checkTexts(caller.openid, 'social', [input.name])
    const route = { _id: id, name: input.name, buildings, courier, createdAt: now }
    const saved = await save(db, route, input.id !== undefined)
    await auditBy(context, 'saveRoute', id, { aboutName: saved.name })
    return routeView(saved)
  }),
)
