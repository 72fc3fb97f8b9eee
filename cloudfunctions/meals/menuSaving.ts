import { randomBytes } from 'node:crypto'
import { command, type Patch, type Stored } from '../kit/database'
import { AppError } from '../kit/errors'
import { menus, type Menu } from './collections'
import type { Context } from './staff'

/** What a menu is before its first save. */
export const blankMenu = (id: string, of: Pick<Menu, 'date' | 'meal' | 'createdBy' | 'createdAt'>): Menu => ({
  _id: id,
  ...of,
  state: 'draft',
  stage: 'open',
  items: [],
  capacity: 0,
  ways: [],
  place: '',
  note: '',
  orderUntil: 0,
  changeUntil: 0,
  cancelUntil: 0,
  serveFrom: 0,
  serveTo: 0,
  policy: null,
  channel: 'onsite',
  terms: 1,
  version: 1,
  codeKey: randomBytes(16).toString('hex'),
  publishedAt: null,
  stagedAt: {},
  cancelledReason: '',
  due: false,
})

export const staleMenu = (): AppError => new AppError('STALE', '别人刚刚改过这份菜单,请刷新后再改')

/** Saves a menu that nobody has changed or moved on since it was read. @throws STALE */
export async function saveChange(
  { db }: Pick<Context, 'db'>,
  before: Menu,
  patch: Patch<Menu>,
): Promise<Stored<Menu>> {
  const { _id, version, state, stage } = before
  const saved = await db
    .of(menus)
    .updateAndReturn({ _id, version, state, stage }, { ...patch, version: command.inc(1) })
  if (!saved) throw staleMenu()
  return saved
}
