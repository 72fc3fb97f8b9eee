import { finishMerges } from '../kit/people/merge'
import { serve } from '../kit/serve'
import { auditLog } from './actions/auditLog'
import { callTasks } from './actions/callTasks'
import { confirmLink } from './actions/confirmLink'
import { desk } from './actions/desk'
import { endLinkFor } from './actions/endLinkFor'
import { erasePerson } from './actions/erasePerson'
import { finishCall } from './actions/finishCall'
import { grantRole } from './actions/grantRole'
import { linkPeople } from './actions/linkPeople'
import { mergePeople } from './actions/mergePeople'
import { person } from './actions/person'
import { registerPerson } from './actions/registerPerson'
import { revokeRole } from './actions/revokeRole'
import { savePerson } from './actions/savePerson'
import { searchPeople } from './actions/searchPeople'
import { staff } from './actions/staff'
import { takeCall } from './actions/takeCall'
import type { contract } from './contract'
import { deliver } from './delivering'

/** The staff's side of people: records, families at the counter, roles, the log, calls to make. */
export const main = serve<typeof contract>({
  name: 'people',
  actions: {
    searchPeople,
    registerPerson,
    person,
    savePerson,
    mergePeople,
    erasePerson,
    confirmLink,
    linkPeople,
    endLinkFor,
    desk,
    staff,
    grantRole,
    revokeRole,
    auditLog,
    callTasks,
    takeCall,
    finishCall,
  },
  timers: { deliver, tidy: ({ db, clock }) => finishMerges(db, clock.now()) },
})
