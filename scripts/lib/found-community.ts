import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { audit } from '../../cloudfunctions/kit/audit'
import { command, openDatabase } from '../../cloudfunctions/kit/database'
import { communities, type Community } from '../../cloudfunctions/kit/people'
import { claimHash, newClaimCode } from '../../cloudfunctions/kit/people/claim'
import { isoDate, DAY } from '../../miniprogram/shared/time'
import { MESSAGE_TEMPLATES } from '../../miniprogram/shared/vocabulary'

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))
const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
const keyword = (kind: string) => v.pipe(v.string(), v.regex(new RegExp(`^${kind}\\d+$`)))

const template = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{20,60}$/, 'An id of a template is what mp.weixin.qq.com shows')),
  title: keyword('thing'),
  text: keyword('thing'),
  at: keyword('(?:time|date)'),
})

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
  templates: v.optional(v.record(v.picklist(MESSAGE_TEMPLATES), template), {}),
}) satisfies v.GenericSchema<unknown, Omit<Community, 'admins' | 'claim'>>

const readCommunity = (file: string) => v.parse(communityFile, JSON.parse(readFileSync(file, 'utf8')))

const BY = 'deployment'
const CODE_DAYS = 30

/** A new code and what is kept of it. The code itself is printed and then gone. */
function newClaim(now: number): { code: string; claim: NonNullable<Community['claim']> } {
  const code = newClaimCode()
  return { code, claim: { codeHash: claimHash(code), until: now + CODE_DAYS * DAY } }
}

const tellCode = (code: string, now: number): string =>
  [
    '',
    `  code of the first administrator:  ${code}`,
    '',
    `Good once, until ${isoDate(now + CODE_DAYS * DAY)}. Give it to that person alone: in the mini-program they fill in`,
    '我的 → 姓名、电话, and then type it in at 我的 → 用开通码成为管理员. It is kept nowhere; a lost one is replaced by',
    'npm run community -- claim <community>.',
  ].join('\n')

const written = (what: string, community: Pick<Community, '_id' | 'name'>, at: number) =>
  audit(openDatabase(community._id), {
    at,
    by: BY,
    byName: BY,
    what: `community.${what}`,
    about: community._id,
    aboutName: community.name,
  })

/** Writes down a community; one that is there already is left as it is. */
async function create(file: string): Promise<string> {
  const now = Date.now()
  const { code, claim } = newClaim(now)
  const community: Community = { ...readCommunity(file), admins: [], claim }
  if (!(await openDatabase(community._id).of(communities).insert(community)))
    return `${community.name} is there already; nothing was changed.`
  await written('create', community, now)
  const { name, buildings } = community
  return `${name} has been written down with ${buildings.length} buildings.\n${tellCode(code, now)}`
}

/** Writes what the file says of a community's name, telephone, templates and buildings over what is there. */
async function update(file: string): Promise<string> {
  const { _id, ...change } = readCommunity(file)
  const changed = await openDatabase(_id)
    .of(communities)
    .update({ _id }, { ...change, templates: command.set(change.templates) })
  if (changed === 0) throw new Error(`There is no community ${_id}.`)
  await written('update', { _id, name: change.name }, Date.now())
  return `${change.name} is as the file says, within a minute everywhere.`
}

/** A new code instead of the old one, as long as nobody has become administrator. */
async function claim(communityId: string): Promise<string> {
  const now = Date.now()
  const db = openDatabase(communityId)
  const community = await db.of(communities).get(communityId)
  if (!community) throw new Error(`There is no community ${communityId}.`)
  const made = newClaim(now)
  const changed = await db
    .of(communities)
    .update({ _id: communityId, admins: command.size(0) }, { claim: command.set(made.claim) })
  if (changed === 0)
    throw new Error('There is an administrator already, who can make others in the mini-program.')
  await written('claim', community, now)
  return `${community.name} has a new code; an older one is worth nothing now.\n${tellCode(made.code, now)}`
}

async function perform([task, word]: string[]): Promise<string> {
  if (task === 'create' && word) return create(word)
  if (task === 'update' && word) return update(word)
  if (task === 'claim' && word) return claim(word)
  throw new Error('Say what to do: npm run community -- --help')
}

perform(process.argv.slice(2)).then(
  (done) => console.log(done),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
