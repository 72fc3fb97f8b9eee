import { randomBytes } from 'node:crypto'
import type { InferOutput } from 'valibot'
import { DAY } from '../../../miniprogram/shared/time'
import { checkTexts } from '../../kit/contentCheck'
import { AppError } from '../../kit/errors'
import type { ProxyLink } from '../../kit/people'
import { saveLink } from '../../kit/people/links'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { addOrFind, tooBusy } from '../linking'
import { isMeant } from '../rules/request'

type Wish = InferOutput<typeof contract.askLink.input>

const ALLOWANCE = {
  what: 'account.askLink',
  max: 10,
  windowMs: DAY,
  refusal: '今天添加家人的次数用完了,请明天再试,或打电话请社区帮您办',
}

/** Nobody can guess it: whoever has it was sent the invitation. */
export const newLinkId = (): string => randomBytes(18).toString('base64url')

const asked = ({ name, phone, relation, scopes }: Wish, now: number): ProxyLink => ({
  id: newLinkId(),
  personId: null,
  name,
  phone,
  household: '',
  birthdate: null,
  relation,
  scopes: [...new Set(scopes)],
  state: 'pending',
  kind: 'family',
  until: null,
  askedAt: now,
  confirmedAt: null,
  confirmedBy: null,
  confirmedByName: '',
  endedAt: null,
})

/**
 * Asks to act for somebody. Whether such a person is known here is never looked up: the answer and the time that it takes
 * are the same. Asking the same person again while the first request waits changes that one.
 */
export const askLink = action(contract.askLink, (context) =>
  onceFor(context, 'askLink', context.input, async () => {
    const { input, db, caller, clock } = context
    const now = clock.now()
    const me = caller.profile()
    if (input.name === me.name && input.phone === me.phone) {
      throw new AppError('BAD_INPUT', '这是您自己的姓名和电话,请填家人的', { field: 'phone' })
    }
    await spend(db, caller.openid, ALLOWANCE, now)
    await checkTexts(caller.openid, 'profile', [input.name, input.relation])
    const link = asked(input, now)
    const { scopes, relation } = link
    const linkId = await addOrFind(
      db,
      caller.openid,
      link,
      async (account) => {
        const waiting = account.links.find((l) => isMeant(l, input))
        if (!waiting) return null
        if (!(await saveLink(db, account, waiting.id, { scopes, relation }))) throw tooBusy()
        return waiting.id
      },
      now,
    )
    return { linkId }
  }),
)
