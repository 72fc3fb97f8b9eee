import type { Invitation } from '../../../../services/family'
import { faceOf } from '../../../../shared/people'
import type { ProxyScope } from '../../../../shared/vocabulary'
import type { RequestView } from '../../model/family-view'
import { scopesAsVerbs } from '../../model/scopes'

/**
 * Where an invitation stands for whoever opened it: `own` for the one who asks, `introduce` for somebody we do not know
 * yet, `answer` for who may say yes, `agreed` once it is said.
 */
export type Step = 'own' | 'introduce' | 'answer' | 'agreed'

export interface InvitationView {
  step: Step
  from: string
  name: string
  verbs: string
  scopes: ProxyScope[]
  request: RequestView
}

function stepOf({ own, state, known }: Invitation): Step {
  if (state === 'active') return 'agreed'
  if (own) return 'own'
  return known ? 'answer' : 'introduce'
}

export const invitationView = (invitation: Invitation): InvitationView => ({
  step: stepOf(invitation),
  from: invitation.fromName,
  name: invitation.name,
  verbs: scopesAsVerbs(invitation.scopes),
  scopes: invitation.scopes,
  request: {
    id: invitation.linkId,
    from: invitation.fromName,
    face: faceOf(invitation.fromName),
    title: `${invitation.fromName}想替您${scopesAsVerbs(invitation.scopes)}`,
    about: `称您为${invitation.relation},写的姓名是${invitation.name}`,
    scopes: invitation.scopes,
  },
})
