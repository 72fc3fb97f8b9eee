import { forgetOldRequests } from '../kit/idempotency'
import { forgetOldQuotas } from '../kit/quota'
import { serve } from '../kit/serve'
import { addChild } from './actions/addChild'
import { allowMessages } from './actions/allowMessages'
import { answerLink } from './actions/answerLink'
import { askLink } from './actions/askLink'
import { buildings } from './actions/buildings'
import { claimAdmin } from './actions/claimAdmin'
import { deleteMe } from './actions/deleteMe'
import { endLink } from './actions/endLink'
import { exportMyData } from './actions/exportMyData'
import { family } from './actions/family'
import { home } from './actions/home'
import { inbox } from './actions/inbox'
import { invitation } from './actions/invitation'
import { me } from './actions/me'
import { readMessages } from './actions/readMessages'
import { redeemPhone } from './actions/redeemPhone'
import { saveChild } from './actions/saveChild'
import { saveFace } from './actions/saveFace'
import { saveLetterSize } from './actions/saveLetterSize'
import { saveLinkScopes } from './actions/saveLinkScopes'
import { saveProfile } from './actions/saveProfile'
import type { contract } from './contract'

/** Residents about themselves: who they are, their families, what they were told, what is kept of them. */
export const main = serve<typeof contract>({
  name: 'account',
  actions: {
    home,
    me,
    buildings,
    saveProfile,
    redeemPhone,
    saveFace,
    saveLetterSize,
    allowMessages,
    claimAdmin,
    family,
    askLink,
    invitation,
    answerLink,
    saveLinkScopes,
    endLink,
    addChild,
    saveChild,
    inbox,
    readMessages,
    exportMyData,
    deleteMe,
  },
  timers: {
    forgetRequests: async ({ db, clock }) => {
      await forgetOldRequests(db, clock.now())
      await forgetOldQuotas(db, clock.now())
    },
  },
})
