import type { CallTask } from '../../cloudfunctions/kit/callTasks'
import { taskAudience } from '../../cloudfunctions/kit/callTasks'
import type { Message } from '../../cloudfunctions/kit/messages'
import type { Account, Person } from '../../cloudfunctions/kit/people'
import type { TestCloud } from './cloud'
import { account, add, granted, link, person } from './shop'
import type { Things } from './wishes'

/** What the office and a family have to do with one person, for tests that ask about it as somebody else. */

type In<T> = T & { community: string }
type OfficeThings = Pick<Things, 'linkId' | 'taskId' | 'messageId' | 'grantId'>

export const message = (id: string, personId: string, more: Partial<Message> = {}): In<Message> => ({
  _id: id,
  community: 'xinglong',
  personId,
  kind: 'groupbuy.orderCancelled',
  title: '订单取消了',
  text: '「周五鲜蔬」跟团号 1 取消了',
  page: '',
  at: 1,
  readAt: null,
  template: null,
  callBy: null,
  push: 'unsent',
  pushAt: 1,
  ...more,
})

export const callTask = (
  id: string,
  of: Pick<Person, '_id' | 'name' | 'grid'>,
  more: Partial<CallTask> = {},
): In<CallTask> => ({
  _id: id,
  community: 'xinglong',
  personId: of._id,
  personName: of.name,
  grid: of.grid,
  title: '订单取消了',
  text: '「周五鲜蔬」跟团号 1 取消了',
  page: '',
  messageId: null,
  audience: taskAudience('organiser', of.grid),
  state: 'open',
  dueAt: 1,
  taken: null,
  calls: [],
  createdAt: 1,
  doneAt: null,
  settled: null,
  ...more,
})

interface OfficeDocuments {
  things: OfficeThings
  accounts: In<Account>[]
  persons: In<Person>[]
  messages: In<Message>[]
  callTasks: In<CallTask>[]
}

/** Somebody asks to act for this person; there is a message for them and a call to make; the asker holds a role. */
export function officeAbout(of: Pick<Person, '_id' | 'name' | 'phone' | 'grid'>): OfficeDocuments {
  const things: OfficeThings = {
    linkId: `link-asked-for-${of._id}`,
    taskId: `task-of-${of._id}`,
    messageId: `message-to-${of._id}`,
    grantId: `grant-of-${of._id}`,
  }
  const asker = person(`p-asker-${of._id}`, { name: '李梅' })
  const asked = { id: things.linkId, name: of.name, phone: of.phone, state: 'pending' as const }
  return {
    things,
    accounts: [
      account(`o-asker-${of._id}`, {
        name: '李梅',
        roles: [granted('editor', { id: things.grantId })],
        links: [link(of._id, { ...asked, personId: null, confirmedAt: null, confirmedBy: null })],
      }),
    ],
    persons: [asker],
    messages: [message(things.messageId, of._id)],
    callTasks: [callTask(things.taskId, of)],
  }
}

/** Puts all of that into a running cloud. */
export async function settleOffice(
  cloud: TestCloud,
  of: Pick<Person, '_id' | 'name' | 'phone' | 'grid'>,
): Promise<OfficeThings> {
  const { things, ...documents } = officeAbout(of)
  for (const [collection, list] of Object.entries(documents)) await add(cloud, collection, list)
  return things
}
