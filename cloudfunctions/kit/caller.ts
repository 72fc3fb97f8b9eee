import { AppError, notAllowed } from './errors'
import type { ProxyScope, Role } from '../../miniprogram/shared/vocabulary'
import type { Who } from './contract'
import { accounts, communities, householdOf, persons } from './people'
import type { Account, Community, RoleGrant } from './people'
import { audienceOf, gridsOf, holds, reaches, validRoles } from './people/grants'
import { activeLink } from './people/links'
import { cloud, openDatabase, type Database, type Stored } from './database'
import type { Identity } from './identity'

/** For whom something is done, and through which door. */
export interface Subject {
  personId: string
  name: string
  phone: string
  household: string
  birthdate: string | null
  door: 'self' | 'proxy' | 'staff'
  /** What whoever acts calls them: 妈妈. Through the door of a proxy only. */
  relation?: string
}

/** The community of people whom we do not know yet. */
const defaultCommunity = (): string => process.env['DEFAULT_COMMUNITY'] ?? 'xinglong'

/** What hardly ever changes about somebody with a profile; roles and links are never remembered. */
interface Remembered {
  community: string
  personId: string
  household: string
  until: number
}

const REMEMBER_MS = 30_000
const REMEMBER_MAX = 5_000
const remembered = new Map<string, Remembered>()

function remember({ _id, community, personId, household }: Stored<Account>): void {
  if (remembered.size >= REMEMBER_MAX) remembered.clear()
  remembered.set(_id, { community, personId, household, until: performance.now() + REMEMBER_MS })
}

/** The community is what we are about to learn, so this is the one read that cannot name it. */
async function loadAccount(openid: string): Promise<Stored<Account> | null> {
  const found = await cloud.database().collection(accounts.name).where({ _id: openid }).limit(1).get()
  return (found.data[0] as Stored<Account> | undefined) ?? null
}

export class Caller {
  private constructor(
    readonly openid: string,
    readonly community: string,
    /** Who this openid is; null for somebody without a profile. May be up to 30 seconds old for visitors' actions. */
    readonly personId: string | null,
    /** Whose limits count for the caller, for showing; what decides takes it from `actFor`. As old as `personId`. */
    readonly household: string | null,
    private account: Stored<Account> | null,
    private readonly now: number,
  ) {
    this.db = openDatabase(community)
  }

  /** Collections of the caller's community. */
  readonly db: Database

  /**
   * Finds out who calls, and refuses those who may not. One round trip; none for a `visitor` action of somebody whom
   * this instance has met in the last half minute.
   * @throws NOT_ALLOWED, PROFILE_NEEDED
   */
  static async admit(identity: Identity, who: Who, now: number): Promise<Caller> {
    const { openid } = identity
    if (!openid) throw notAllowed()
    const known = remembered.get(openid)
    if (who === 'visitor' && known && known.until > performance.now()) {
      return new Caller(openid, known.community, known.personId, known.household, null, now)
    }
    const account = await loadAccount(openid)
    if (account) remember(account)
    const { community = defaultCommunity(), personId = null, household = null } = account ?? {}
    const caller = new Caller(openid, community, personId, household, account, now)
    if (who === 'resident') caller.profile()
    if (Array.isArray(who) && !caller.has(...(who as readonly Role[]))) throw notAllowed()
    return caller
  }

  /** After a profile was written, the next call must see it. */
  static forget(openid: string): void {
    remembered.delete(openid)
  }

  /** The caller's own account. @throws PROFILE_NEEDED */
  profile(): Stored<Account> {
    if (this.account) return this.account
    throw new AppError('PROFILE_NEEDED', '先告诉我们您的姓名和电话,我们好为您留着')
  }

  private get grants(): readonly RoleGrant[] {
    return this.account?.roles ?? []
  }

  /** Whether the caller holds one of the roles now, whatever its scope. An admin holds them all. */
  has(...roles: Role[]): boolean {
    return holds(this.grants, roles, this.now)
  }

  /** @throws NOT_ALLOWED */
  need(...roles: Role[]): void {
    if (!this.has(...roles)) throw notAllowed()
  }

  /** Whether the caller holds one of the roles for somebody who lives in a grid. */
  reaches(grid: string | null, ...roles: Role[]): boolean {
    return reaches(this.grants, roles, grid, this.now)
  }

  /** The grids for which the caller holds one of the roles; null where it is the whole community. */
  gridsFor(...roles: Role[]): string[] | null {
    return gridsOf(this.grants, roles, this.now)
  }

  /** The roles that are valid now. */
  roles(): Role[] {
    return validRoles(this.grants, this.now)
  }

  /** Whose call tasks the caller may see. */
  audience(): string[] {
    return audienceOf(this.grants, this.now)
  }

  /**
   * Whether something of a person's is the caller's to see and to change: their own, or that of somebody who is linked
   * to them in scope. Costs a round trip for a visitor's action about somebody else.
   */
  async mayActFor(personId: string, scope: ProxyScope): Promise<boolean> {
    if (personId === this.personId) return true
    if (!(await this.hasProfile())) return false
    return activeLink(this.profile(), personId, scope, this.now) !== undefined
  }

  /** Whether the caller has a profile; reads their account where a visitor's action was let in without it. */
  async hasProfile(): Promise<boolean> {
    if (this.personId === null) return false
    this.account ??= await loadAccount(this.openid)
    return this.account !== null
  }

  /**
   * For whom the caller acts: themselves, somebody linked to them in scope, or, for staff with one of `staffRoles`, a
   * caller on the phone (one more round trip).
   * @throws PROFILE_NEEDED, NOT_FOUND for a person whom the caller may not act for, known or not
   */
  async actFor(
    personId: string | undefined,
    scope: ProxyScope,
    staffRoles: readonly Role[],
  ): Promise<Subject> {
    const account = this.profile()
    const { name, phone, household, birthdate } = account
    if (personId === undefined || personId === account.personId) {
      return { personId: account.personId, name, phone, household, birthdate, door: 'self' }
    }
    const link = activeLink(account, personId, scope, this.now)
    if (link) {
      const {
        name: theirName,
        phone: theirPhone,
        household: theirHousehold,
        birthdate: born,
        relation,
      } = link
      return {
        personId,
        name: theirName,
        phone: theirPhone,
        household: theirHousehold,
        birthdate: born,
        door: 'proxy',
        relation,
      }
    }
    // Without a role nobody is staff here, an administrator neither: they have actions of their own, which are audited.
    const asStaff = staffRoles.length > 0 && this.has(...staffRoles)
    const person = asStaff ? await this.db.of(persons).get(personId) : null
    if (!person || person.mergedInto !== null || !this.reaches(person.grid, ...staffRoles)) {
      throw new AppError('NOT_FOUND', '没有找到这位居民')
    }
    return {
      personId,
      name: person.name,
      phone: person.phone,
      household: householdOf(person._id, person.address),
      birthdate: person.birthdate,
      door: 'staff',
    }
  }
}

/** Every community of the deployment, for timers. */
export async function allCommunities(): Promise<Community[]> {
  const found = await cloud.database().collection(communities.name).where({}).limit(1000).get()
  return found.data as Community[]
}
