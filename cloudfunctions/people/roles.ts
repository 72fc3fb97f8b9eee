import { command, type Database, type Stored, type Where } from '../kit/database'
import { AppError } from '../kit/errors'
import { accounts, communities, type Account, type RoleGrant } from '../kit/people'
import { holds } from '../kit/people/grants'

export const staleRoles = (): AppError => new AppError('STALE', '这个人的角色刚刚有变动,请刷新再看')
const lastAdmin = (): AppError => new AppError('NOT_ALLOWED', '至少要留一位管理员,请先给另一位再收回')

/** An account whose grants still are as they were read. Every change of a grant gives it another id. */
const asRead = ({ _id, roles }: Account): Where<Account> => ({
  _id,
  roles: command.size(roles.length),
  ...Object.fromEntries(roles.map(({ id }, at) => [`roles.${at}.id`, id])),
})

/** Grants a role, in place of the one that it replaces. The administrators' list knows of an administrator first. */
export async function addGrant(
  db: Database,
  account: Stored<Account>,
  grant: RoleGrant,
  replaced: RoleGrant | undefined,
): Promise<void> {
  if (grant.role === 'admin') {
    await db.of(communities).update({ _id: db.community }, { admins: command.addToSet(account._id) })
  }
  const at = account.roles.findIndex(({ id }) => id === replaced?.id)
  const patch = at < 0 ? { roles: command.push([grant]) } : { [`roles.${at}`]: command.set(grant) }
  if (!(await db.of(accounts).update(asRead(account), patch))) throw staleRoles()
}

/** Administrators besides an account, who hold the role in truth: the list may be ahead of a grant after a crash. */
async function otherAdmins(db: Database, openid: string, now: number): Promise<string[]> {
  const { admins } = await db.of(communities).need(db.community, '社区')
  const others = admins.filter((admin) => admin !== openid)
  if (others.length === 0) return []
  const found = await db.of(accounts).find({ _id: command.in(others) }, { fields: ['roles'] })
  return found.filter(({ roles }) => holds(roles, ['admin'], now)).map(({ _id }) => _id)
}

/**
 * Takes an administrator off the list while another one stays on it: of two who revoke each other at once, one stays.
 * Whoever is off the list already was being revoked when a crash came: that goes on.
 * @throws NOT_ALLOWED for the last one
 */
export async function leaveAdmins(db: Database, openid: string, now: number): Promise<void> {
  const others = await otherAdmins(db, openid, now)
  if (others.length === 0) throw lastAdmin()
  for (const other of others) {
    const both = { _id: db.community, admins: command.all([openid, other]) }
    if (await db.of(communities).update(both, { admins: command.pull(openid) })) return
  }
  const { admins } = await db.of(communities).need(db.community, '社区')
  if (admins.includes(openid)) throw lastAdmin()
}

/** Takes a grant away. An administrator has left the list before. */
export async function removeGrant(db: Database, account: Account, grant: RoleGrant): Promise<void> {
  await db
    .of(accounts)
    .update({ _id: account._id, 'roles.id': grant.id }, { roles: command.pull({ id: grant.id }) })
}
