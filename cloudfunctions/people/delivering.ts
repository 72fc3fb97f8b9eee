import { DAY, MINUTE } from '../../miniprogram/shared/time'
import { askToCall } from '../kit/callTasks'
import { communityOf } from '../kit/community'
import { command, type Database, type Stored } from '../kit/database'
import { messages, type Message } from '../kit/messages'
import { accounts, persons, type Community } from '../kit/people'
import type { Timer } from '../kit/serve'
import { addCredit, noCredit, takeCredit } from '../kit/subscriptions'
import { askWechat } from '../kit/wechat'
import { pushOf } from './rules/push'

/** Older news is not pushed any more; whoever has to know is telephoned. */
const FRESH_MS = DAY
/** A run that has been at a message for so long has died over it. */
const ABANDONED_MS = 5 * MINUTE
const PER_RUN = 200
const AT_ONCE = 5

/** WeChat: the person allows no more messages of this template. */
const REFUSED = 43101

const log = (what: string, message: Message, error: unknown): void =>
  console.error(JSON.stringify({ what, message: message._id, error: String(error) }))

/** Messages that wait, the oldest first, and those over which a run has died. */
async function waiting(db: Database, now: number): Promise<Stored<Message>[]> {
  const [due, abandoned] = await Promise.all([
    db.of(messages).find({ push: 'due', at: command.lte(now) }, { sort: { at: 'asc' }, limit: PER_RUN }),
    db.of(messages).find({ push: 'sending', pushAt: command.lt(now - ABANDONED_MS) }, { limit: PER_RUN }),
  ])
  return [...due, ...abandoned].slice(0, PER_RUN)
}

/** Of two runs at once, one sends a message. */
const claim = (db: Database, { _id, push, pushAt }: Message, now: number): Promise<Stored<Message> | null> =>
  db.of(messages).updateAndReturn({ _id, push, pushAt }, { push: 'sending', pushAt: now })

/** Sends to one account. True: sent. A credit that was not used is given back. @throws when WeChat does not answer */
async function pushTo(
  db: Database,
  community: Community,
  openid: string,
  message: Message,
): Promise<boolean> {
  const { template } = message
  const binding = template === null ? undefined : community.templates[template]
  if (!template || !binding || !(await takeCredit(db, openid, template))) return false
  try {
    const { errcode, errmsg } = await askWechat('subscribeMessage.send', pushOf(openid, binding, message))
    if (errcode === 0) return true
    if (errcode === REFUSED) {
      await noCredit(db, openid, template)
      return false
    }
    log('WeChat refused a message', message, `${errcode} ${errmsg}`)
    await addCredit(db, openid, template)
    return false
  } catch (error) {
    await addCredit(db, openid, template)
    throw error
  }
}

/** To every account of the person; one is enough. @throws when none was reached and it is worth another try */
async function pushToAll(db: Database, community: Community, message: Message): Promise<boolean> {
  const own = await db.of(accounts).find({ personId: message.personId }, { fields: ['personId'] })
  const tries = await Promise.allSettled(own.map(({ _id }) => pushTo(db, community, _id, message)))
  if (tries.some((tried) => tried.status === 'fulfilled' && tried.value)) return true
  for (const tried of tries) if (tried.status === 'rejected') throw tried.reason
  return false
}

/** Nothing on a phone can tell this person: somebody of the staff does. */
async function askStaff(db: Database, message: Message, now: number): Promise<void> {
  const { _id: messageId, personId, title, text, page, callBy } = message
  const person = callBy === null ? null : await db.of(persons).get(personId)
  if (callBy === null || !person) return
  const { name: personName, grid } = person
  const task = { _id: `call_${messageId}`, personId, personName, grid, title, text, page, messageId }
  await askToCall(db, task, callBy, now)
}

async function deliverOne(db: Database, community: Community, due: Message, now: number): Promise<void> {
  const message = await claim(db, due, now)
  if (!message) return
  const worthIt = message.readAt === null && message.at > now - FRESH_MS
  const sent = worthIt && (await pushToAll(db, community, message))
  const { _id } = message
  // The task first: a crash in between repeats it, and the same task is there once.
  const unread = sent ? null : await db.of(messages).get(_id)
  if (unread && unread.readAt === null) await askStaff(db, message, now)
  await db.of(messages).update({ _id, push: 'sending' }, { push: sent ? 'sent' : 'unsent', pushAt: now })
}

/** Every minute: pushes what waits, and asks staff to telephone where that does not reach. */
export const deliver: Timer = async ({ db, clock }) => {
  const now = clock.now()
  const [due, community] = await Promise.all([waiting(db, now), communityOf(db)])
  const queue = [...due]
  const worker = async (): Promise<void> => {
    for (let message = queue.shift(); message; message = queue.shift()) {
      const current = message
      await deliverOne(db, community, current, now).catch((error: unknown) =>
        log('a message could not be delivered', current, error),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
