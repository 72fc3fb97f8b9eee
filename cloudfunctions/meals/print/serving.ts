import { instantOf } from '../../../miniprogram/shared/time'
import { MEALS } from '../../../miniprogram/shared/vocabulary'
import type { Clock } from '../../kit/clock'
import { communityOf } from '../../kit/community'
import { command, type Database } from '../../kit/database'
import { AppError, notFound } from '../../kit/errors'
import { persons } from '../../kit/people'
import type { HttpRequest, HttpResponse } from '../../kit/serve'
import { cardOf } from '../cards'
import { mealOrders, menus, runs } from '../collections'
import { daysFrom } from '../days'
import { monthSheetOf } from '../month'
import { menuIdOf } from '../rules/ids'
import { kitchenTotals, labelsOf, SHEET_FIELDS } from '../rules/sheet'
import { COOKED } from '../rules/states'
import { menuWithOrders, routesInOrder } from '../sheets'
import { cardPage } from './card'
import { kitchenPage } from './kitchen'
import { labelsPage } from './labels'
import { readLink, type Sheet } from './links'
import { monthPage } from './month'
import { answerWith, refuseWith, type Page } from './page'
import { routePage, type RouteOrder } from './route'
import { weekPage } from './week'

const WEEK = 7
const WHOLE_MENU = 1000

async function routesOf(db: Database, menuId: string): Promise<Page> {
  const [menu, orders, routes, walking] = await Promise.all([
    db.of(menus).need(menuId, '菜单'),
    db.of(mealOrders).find(
      { menuId, state: command.in([...COOKED]), way: 'delivery' },
      {
        sort: { number: 'asc' },
        limit: WHOLE_MENU,
        fields: [...SHEET_FIELDS, 'personPhone', 'money', 'payBy'],
      },
    ) as Promise<RouteOrder[]>,
    routesInOrder(db),
    db.of(runs).find({ menuId }),
  ])
  return routePage(menu, orders, routes, walking)
}

async function cardPageOf(db: Database, personId: string): Promise<Page> {
  const [person, code, community] = await Promise.all([
    db.of(persons).need(personId, '居民'),
    cardOf(db, personId),
    communityOf(db),
  ])
  if (person.mergedInto !== null) throw notFound('居民')
  return cardPage(person.name, code, community)
}

async function weekOf(db: Database, from: string): Promise<Page> {
  if (instantOf(from) === null) throw notFound('菜单')
  const ids = daysFrom(from, WEEK).flatMap((date) => MEALS.map((meal) => menuIdOf(db.community, date, meal)))
  const [found, community] = await Promise.all([
    db.of(menus).find({ _id: command.in(ids), state: command.neq('draft') }),
    communityOf(db),
  ])
  return weekPage(
    found.sort((a, b) => a.serveFrom - b.serveFrom),
    community,
  )
}

const pages: Readonly<Record<Sheet, (db: Database, id: string, now: number) => Promise<Page>>> = {
  kitchen: async (db, id, now) => {
    const { menu, orders } = await menuWithOrders(db, id)
    return kitchenPage(menu, kitchenTotals(orders, menu.items), now)
  },
  labels: async (db, id) => {
    const [{ menu, orders }, routes] = await Promise.all([menuWithOrders(db, id), routesInOrder(db)])
    return labelsPage(menu, labelsOf(orders, routes))
  },
  route: routesOf,
  month: async (db, id) => {
    const [sheet, community] = await Promise.all([monthSheetOf(db, id), communityOf(db)])
    return monthPage(id, sheet, community.name)
  },
  card: cardPageOf,
  week: weekOf,
}

/** The page behind a signed address. Whoever has no good one learns nothing, not even what there is. */
export async function printedPage(request: HttpRequest, clock: Clock): Promise<HttpResponse> {
  const now = clock.now()
  const asked = await readLink(request.queryStringParameters ?? {}, now)
  if (!asked) return refuseWith(403, '这个网址不对,或者已经超过十分钟。请在小程序里重新打开打印页。')
  try {
    return answerWith(await pages[asked.sheet](asked.db, asked.id, now))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refuseWith(error.code === 'BUSY' ? 503 : 404, error.message)
  }
}
