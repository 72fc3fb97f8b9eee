import { command, type Database, type Stored, type Where } from '../kit/database'
import { AppError } from '../kit/errors'
import { accounts, communities, type Account, type RoleGrant } from '../kit/people'

export const staleRoles = (): AppError => new AppError('STALE', '这个人的角色刚刚有变动,请刷新再看')

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

/** Takes a grant away. An administrator has left the list before. */
export async function removeGrant(db: Database, account: Account, grant: RoleGrant): Promise<void> {
  await db
    .of(accounts)
    .update({ _id: account._id, 'roles.id': grant.id }, { roles: command.pull({ id: grant.id }) })
}
