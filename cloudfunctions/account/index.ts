import { forgetOldRequests } from '../kit/idempotency'
import { serve } from '../kit/serve'
import { buildings } from './actions/buildings'
import { home } from './actions/home'
import { me } from './actions/me'
import { registerPerson } from './actions/registerPerson'
import { saveProfile } from './actions/saveProfile'
import { searchPeople } from './actions/searchPeople'
import type { contract } from './contract'

/** Who people are: profiles, and staff's search for them. */
export const main = serve<typeof contract>({
  name: 'account',
  actions: { home, me, buildings, saveProfile, searchPeople, registerPerson },
  timers: { forgetRequests: ({ db, clock }) => forgetOldRequests(db, clock.now()) },
})
