import { allDeclarations } from '../../../cloudfunctions/declarations'
import type { CallTask } from '../../../cloudfunctions/kit/callTasks'
import type { Message } from '../../../cloudfunctions/kit/messages'
import type { Account, Person, ProxyLink, RoleGrant } from '../../../cloudfunctions/kit/people'
import type { CloudApi, Reply } from '../../../typings/cloud-api'
import { startCloud, type ActionResult, type StartCloudOptions, type TestCloud } from '../../support/cloud'
import * as shop from '../../support/shop'

/** A community's office, with one of each kind of staff, made for one test. */

type Api = CloudApi['people']

export const ADMIN = 'o-admin'
export const SECOND_ADMIN = 'o-admin-2'
export const WORKER = 'o-worker'
/** Grid worker of the other grid. */
export const OTHER_WORKER = 'o-worker-2'
export const COOK = 'o-cook'
export const ORGANISER = shop.ORGANISER
export const RESIDENT = shop.STRANGER

export const inGrid1 = { address: { building: '3', unit: '2', room: '501' }, grid: '1' }
export const inGrid2 = { address: { building: '8', unit: '1', room: '101' }, grid: '2' }
export const TEMPLATE = { id: 'tpl-family', title: 'thing1', text: 'thing2', at: 'time3' }

const STAFF: readonly [openid: string, name: string, roles: RoleGrant[]][] = [
  [ADMIN, '刘建国', [shop.granted('admin')]],
  [SECOND_ADMIN, '何静', [shop.granted('admin', { id: 'grant-admin-2' })]],
  [WORKER, '吴刚', [shop.granted('gridWorker', { scope: '1' })]],
  [OTHER_WORKER, '马丽', [shop.granted('gridWorker', { scope: '2' })]],
  [COOK, '孙师傅', [shop.granted('canteen')]],
]

const EMPTIED = allDeclarations.map(({ name }) => name)

const phoneOf = (n: number): string => `139000090${String(n).padStart(2, '0')}`

export class Office {
  private constructor(readonly cloud: TestCloud) {}

  /** Starts a cloud; `furnish` puts the staff into it. */
  static async open(options: StartCloudOptions = {}): Promise<Office> {
    return new Office(await startCloud(options))
  }

  /** As on the first day: nothing but the staff. One cloud serves a file of tests. */
  async furnish(): Promise<void> {
    const database = this.cloud.sdk().database()
    await this.cloud.fault({})
    await this.cloud.clock(null)
    const emptied = EMPTIED.map((name) => database.collection(name).where({ community: /./ }).remove())
    await Promise.all(emptied)
    await shop.settle(this.cloud, 0)
    const staff = STAFF.map(([openid, name, roles], n) =>
      this.resident(openid, { name, phone: phoneOf(n) }, { roles }),
    )
    await Promise.all(staff)
    await this.change('communities', 'xinglong', {
      admins: [ADMIN, SECOND_ADMIN],
      templates: { family: TEMPLATE, pickup: { ...TEMPLATE, id: 'tpl-pickup' } },
    })
  }

  async add(collection: string, ...documents: object[]): Promise<void> {
    const target = this.cloud.sdk().database().collection(collection)
    for (const document of documents) await target.add({ community: 'xinglong', ...document })
  }

  async change(collection: string, id: string, patch: object): Promise<void> {
    await this.cloud.sdk().database().collection(collection).where({ _id: id }).update(patch)
  }

  /** Writes down a person. */
  async person(id: string, more: Partial<Person> = {}): Promise<string> {
    await this.add('persons', shop.person(id, more))
    return id
  }

  /** Writes down a person who has an account. */
  async resident(openid: string, who: Partial<Person>, more: Partial<Account> = {}): Promise<string> {
    const id = openid.replace(/^o-/, 'p-')
    const { name = '王秀英', phone = '13900001001' } = who
    await this.person(id, who)
    await this.add('accounts', shop.account(openid, { name, phone, ...more }))
    return id
  }

  ask<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId = shop.newRequestId(),
  ): Promise<ActionResult<Reply<'people', A>>> {
    return this.cloud.call<Reply<'people', A>>('people', openid, action, input, requestId)
  }

  /** The same, where nothing but an answer will do. */
  async get<A extends keyof Api>(
    openid: string,
    action: A,
    input: Api[A]['input'],
    requestId?: string,
  ): Promise<Reply<'people', A>> {
    const answer = await this.ask(openid, action, input, requestId)
    if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
    return answer.value
  }

  private async one<T>(collection: string, id: string): Promise<T> {
    const [found] = await this.cloud.find(collection, { _id: id })
    return found as T
  }

  personOf = (id: string): Promise<Person> => this.one('persons', id)
  accountOf = (openid: string): Promise<Account> => this.one('accounts', openid)
  taskOf = (id: string): Promise<CallTask> => this.one('callTasks', id)
  messageOf = (id: string): Promise<Message> => this.one('messages', id)

  async linkOf(openid: string, linkId: string): Promise<ProxyLink | undefined> {
    return (await this.accountOf(openid)).links.find(({ id }) => id === linkId)
  }

  /** What stands in the log, the newest first. */
  async log(what: string): Promise<Record<string, unknown>[]> {
    return this.cloud.find('auditEntries', { what: `people.${what}` })
  }

  /** An order, as far as people have to do with it. */
  async booking(id: string, personId: string, more: object = {}): Promise<void> {
    await this.add('groupbuyOrders', {
      _id: id,
      campaignId: 'c1',
      code: id,
      watchers: [personId],
      personId,
      personName: '王秀英',
      personPhone: '13900001001',
      household: `person_${personId}`,
      placedBy: { personId, name: '王秀英', door: 'self' },
      remark: '少放一点葱',
      title: '生鲜团购 · 周五鲜蔬',
      createdAt: 1,
      next: null,
      money: { channel: 'onsite', dueFen: 100, paidFen: 100, refundedFen: 0, refundDueFen: 0 },
      events: [{ at: 1, what: '下单', by: '本人', note: '' }],
      ...more,
    })
  }

  stop(): Promise<void> {
    return this.cloud.stop()
  }
}

/** The code of a refusal, or "ok". */
export const outcome = shop.outcome
