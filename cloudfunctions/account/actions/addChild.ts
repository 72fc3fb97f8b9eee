import type { InferOutput } from 'valibot'
import { GUARDIAN_VERSION } from '../../../miniprogram/shared/privacy'
import { PROXY_SCOPES } from '../../../miniprogram/shared/vocabulary'
import { checkTexts } from '../../kit/contentCheck'
import { command, type Database } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { householdOf, newPerson, persons, type Account, type Person, type ProxyLink } from '../../kit/people'
import { comesOfAge } from '../../kit/people/age'
import { initialsOf } from '../../kit/people/initials'
import { isActive } from '../../kit/people/links'
import { action } from '../../kit/serve'
import { consentOnce } from '../agreeing'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { addOrFind } from '../linking'
import { mustBeChild } from '../rules/birthdate'
import { newLinkId } from './askLink'

type Wish = InferOutput<typeof contract.addChild.input>

/** The child is reached where its guardian is. */
function childOf(wish: Wish, guardian: Person, account: Account, _id: string, now: number): Person {
  const { name, birthdate, diet = [], dietNote = '' } = wish
  const { phone, address, grid } = guardian
  const createdBy = account._id
  const initials = initialsOf(name)
  return newPerson({
    _id,
    name,
    initials,
    phone,
    address,
    grid,
    birthdate,
    diet,
    dietNote,
    createdAt: now,
    createdBy,
  })
}

const guardianLink = (child: Person, relation: string, now: number): ProxyLink => ({
  id: newLinkId(),
  personId: child._id,
  name: child.name,
  phone: child.phone,
  household: householdOf(child._id, child.address),
  birthdate: child.birthdate,
  relation,
  scopes: [...PROXY_SCOPES],
  state: 'active',
  kind: 'guardian',
  until: comesOfAge(child.birthdate),
  askedAt: now,
  confirmedAt: now,
  confirmedBy: 'guardian',
  confirmedByName: '',
  endedAt: null,
})

/** A child of that name and birthday whom the account has written down already. */
async function sameChild(db: Database, account: Account, child: Person, now: number): Promise<string | null> {
  const active = account.links.filter((link) => link.kind === 'guardian' && isActive(link, now))
  const own = active.find((link) => link.personId === child._id)
  if (own) return own.personId
  const ids = active.filter(({ name }) => name === child.name).flatMap(({ personId }) => personId ?? [])
  if (ids.length === 0) return null
  const [known] = await db
    .of(persons)
    .find({ _id: command.in(ids), birthdate: child.birthdate }, { limit: 1, fields: ['name'] })
  return known?._id ?? null
}

/**
 * A guardian writes down a minor, by a consent of its own that is kept before anything else is. The link comes last: a
 * record without one is seen by nobody and found by the next try.
 */
export const addChild = action(contract.addChild, (context) =>
  onceFor(context, 'addChild', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const now = clock.now()
    const account = caller.profile()
    mustBeChild(input.birthdate, now)
    if (input.consentVersion !== GUARDIAN_VERSION) {
      throw new AppError('BAD_INPUT', '请先看一下监护人说明,同意后再保存', { field: 'consentVersion' })
    }
    await checkTexts(caller.openid, 'profile', [input.name, input.relation, input.dietNote ?? ''])
    const guardian = await db.of(persons).need(account.personId, '资料')
    const child = childOf(input, guardian, account, derivedId('child', caller.openid, requestId), now)
    const known = await sameChild(db, account, child, now)
    if (known !== null) return { personId: known }
    const byPersonId = account.personId
    const consent = { personId: child._id, kind: 'guardian' as const, version: GUARDIAN_VERSION, byPersonId }
    await consentOnce(db, { ...consent, witness: '', at: now })
    await db.of(persons).insert(child)
    const link = guardianLink(child, input.relation, now)
    await addOrFind(
      db,
      caller.openid,
      link,
      async ({ links }) => links.find((l) => l.personId === child._id && isActive(l, now))?.id ?? null,
      now,
    )
    return { personId: child._id }
  }),
)
