import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { audit } from '../../cloudfunctions/kit/audit'
import { openDatabase } from '../../cloudfunctions/kit/database'
import { accounts, communities, type Community } from '../../cloudfunctions/kit/people'

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))
const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))

const communityFile = v.strictObject({
  _id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/)),
  name: word,
  phone: word,
  buildings: v.pipe(
    v.array(
      v.strictObject({ building: word, grid: word, units: count, floors: count, roomsPerFloor: count }),
    ),
    v.minLength(1),
  ),
  paymentChannel: v.picklist(['onsite', 'wechat']),
}) satisfies v.GenericSchema<unknown, Community>

const BY = 'deployment'

/** Writes down a community; one that is there already is left as it is. */
async function create(file: string): Promise<string> {
  const community = v.parse(communityFile, JSON.parse(readFileSync(file, 'utf8')))
  const db = openDatabase(community._id)
  if (!(await db.of(communities).insert(community)))
    return `${community.name} is there already; nothing was changed.`
  const what = { at: Date.now(), by: BY, byName: BY, what: 'community.create', about: community._id }
  await audit(db, what)
  return `${community.name} has been written down with ${community.buildings.length} buildings.`
}

/** Makes the first administrator of a community. */
async function makeAdmin(communityId: string, phone: string): Promise<string> {
  const db = openDatabase(communityId)
  if (!(await db.of(communities).get(communityId))) throw new Error(`There is no community ${communityId}.`)
  if ((await db.of(accounts).find({ 'roles.role': 'admin' }, { limit: 1 })).length > 0) {
    throw new Error('There is an administrator already, who can make others in the mini-program.')
  }
  const [account, another] = await db.of(accounts).find({ phone }, { limit: 2 })
  if (!account || another) {
    throw new Error(`${another ? 'Several people have' : 'Nobody has'} the phone ${phone} in this community.`)
  }
  const grant = { role: 'admin' as const, grantedBy: BY, grantedAt: Date.now() }
  // States the roles that were read: a change in between is not overwritten.
  const changed = await db
    .of(accounts)
    .update({ _id: account._id, roles: account.roles }, { roles: [...account.roles, grant] })
  if (changed !== 1) throw new Error('The account was changed just now. Try again.')
  const what = { at: grant.grantedAt, by: BY, byName: BY, what: 'roles.grant', about: account._id }
  await audit(db, { ...what, detail: { role: 'admin' } })
  return `${account.name} is the administrator now.`
}

async function perform([task, ...words]: string[]): Promise<string> {
  const [first, second] = words
  if (task === 'create' && first) return create(first)
  if (task === 'admin' && first && second) return makeAdmin(first, second)
  throw new Error('Say what to do: npm run community -- --help')
}

perform(process.argv.slice(2)).then(
  (done) => console.log(done),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
