import * as v from 'valibot'
import { reads, writes } from '../../../cloudfunctions/kit/contract'
import { action, serve } from '../../../cloudfunctions/kit/serve'
import type { AppError } from '../../../cloudfunctions/kit/errors'

/** Accounts as the database would answer; besides them there are two communities. */
const mockAccounts = new Map<string, object>()
const mockCommunities = [{ _id: 'first' }, { _id: 'second' }]
jest.mock('@cloudbase/node-sdk', () => ({
  __esModule: true,
  default: {
    init: () => ({
      database: () => ({
        command: {},
        collection: (name: string) => ({
          where: ({ _id }: { _id: string }) => ({
            limit: () => ({
              get: () =>
                Promise.resolve({
                  data: name === 'communities' ? mockCommunities : [mockAccounts.get(_id)].filter(Boolean),
                }),
            }),
          }),
        }),
      }),
    }),
  },
}))

const contract = {
  look: reads('visitor', v.strictObject({ n: v.optional(v.number()) }), v.object({ who: v.string() })),
  own: reads('resident', v.strictObject({}), v.object({ who: v.string() })),
  manage: reads(['organiser'], v.strictObject({}), v.object({ who: v.string() })),
  change: writes('visitor', v.strictObject({}), v.object({ id: v.string() })),
  breaks: reads('visitor', v.strictObject({}), v.object({})),
}

const tidied: string[] = []

const main = serve({
  name: 'test',
  timers: {
    tidy: ({ db }) => {
      tidied.push(db.community)
      return db.community === 'first' ? Promise.reject(new Error('broken there')) : Promise.resolve()
    },
  },
  actions: {
    look: action(contract.look, ({ caller }) => Promise.resolve({ who: caller.openid, secret: '身份证号' })),
    own: action(contract.own, ({ caller }) => Promise.resolve({ who: caller.profile().name })),
    manage: action(contract.manage, ({ caller }) => Promise.resolve({ who: caller.openid })),
    change: action(contract.change, ({ requestId }) => Promise.resolve({ id: requestId })),
    breaks: action(contract.breaks, () => Promise.reject(new Error('secret stack'))),
  },
})

const context = (openid: string, more: Record<string, string> = {}) => ({
  request_id: 'r',
  environment: JSON.stringify({ ...(openid ? { WX_OPENID: openid } : {}), ...more }),
})

const account = (openid: string, roles: object[] = []) => ({
  _id: openid,
  community: 'xinglong',
  personId: `p-${openid}`,
  name: '王秀英',
  phone: '',
  household: '',
  roles,
  links: [],
})

beforeEach(() => {
  mockAccounts.clear()
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

test('who calls is taken from the context, whatever the event says', async () => {
  process.env['WX_OPENID'] = 'the previous caller'

  const answer = await main(
    { action: 'look', input: {}, openid: 'forged', userInfo: { openId: 'forged' } } as never,
    context('o-1'),
  )

  expect(answer).toEqual({ ok: true, value: { who: 'o-1' } })
})

test('what the contract does not declare never leaves the server', async () => {
  expect(JSON.stringify(await main({ action: 'look', input: {} }, context('o-1')))).not.toContain('身份证号')
})

test.each([
  ['an unknown action', { action: 'nothing', input: {} }],
  ['a name from the prototype', { action: 'constructor', input: {} }],
  ['an unknown field', { action: 'look', input: { price: 1 } }],
  ['a wrong type', { action: 'look', input: { n: 'one' } }],
  ['an operator', { action: 'look', input: { n: { $gt: 0 } } }],
  ['no input object', { action: 'look', input: [1] }],
  ['a write without a requestId', { action: 'change', input: {} }],
  ['a write with a requestId that is none', { action: 'change', input: {}, requestId: { $ne: '' } }],
  ['an empty event', {}],
])('%s is refused as bad input, in Chinese', async (_case, event) => {
  const answer = (await main(event, context('o-2'))) as { ok: boolean; error: AppError }

  expect(answer.ok).toBe(false)
  expect(answer.error.code).toBe('BAD_INPUT')
  expect(answer.error.message).toMatch(/[\u4e00-\u9fff]/)
})

test('a call without an openid is refused', async () => {
  expect(await main({ action: 'look', input: {} }, context(''))).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
})

test('somebody without a profile is asked for one', async () => {
  expect(await main({ action: 'own', input: {} }, context('o-3'))).toMatchObject({
    ok: false,
    error: { code: 'PROFILE_NEEDED' },
  })
})

test.each([
  ['a resident', [], 'NOT_ALLOWED'],
  ['another role', [{ role: 'editor' }], 'NOT_ALLOWED'],
  ['an expired grant', [{ role: 'organiser', until: 1 }], 'NOT_ALLOWED'],
  ['the role', [{ role: 'organiser' }], null],
  ['an admin', [{ role: 'admin' }], null],
])('a staff action for %s', async (_case, roles, code) => {
  mockAccounts.set('o-4', account('o-4', roles))

  const answer = (await main({ action: 'manage', input: {} }, context('o-4'))) as { error?: { code: string } }

  expect(answer.error?.code ?? null).toBe(code)
})

test('a fault of ours is answered without its stack', async () => {
  const answer = await main({ action: 'breaks', input: {} }, context('o-5'))

  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  expect(JSON.stringify(answer)).not.toContain('secret stack')
})

test('a client cannot pretend to be a timer', async () => {
  const answer = await main({ Type: 'Timer', TriggerName: 'sweep' }, context('o-6'))

  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})

test('a timer goes on with the next community where one fails, and says so in the log', async () => {
  const answer = await main({ Type: 'Timer', TriggerName: 'tidy' }, context(''))

  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  expect(tidied).toEqual(['first', 'second'])
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('broken there'))
})

test('a set clock is believed only on the local cloud', async () => {
  const { clockOf } = await import('../../../cloudfunctions/kit/clock')
  delete process.env['LOCAL_CLOUD']
  expect(clockOf({ LOCAL_NOW: 'fixed:5' }).now()).toBeGreaterThan(1_000_000_000_000)
  process.env['LOCAL_CLOUD'] = '1'
  expect(clockOf({ LOCAL_NOW: 'fixed:5' }).now()).toBe(5)
  delete process.env['LOCAL_CLOUD']
})
