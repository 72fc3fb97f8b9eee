import type { Me } from '../../services/account'
import { addressInWords, faceOf } from '../../shared/people'
import { PROXY_SCOPES, proxyScopeLabel, roleLabel } from '../../shared/vocabulary'
import { worksAtDesk } from '../../view/staff'

export interface MeView {
  known: boolean
  name: string
  face: string
  /** "3 号楼 2 单元 501" or what is missing. */
  home: string
  phone: string
  roles: string
  atDesk: boolean
  /** "妈妈 王秀英:可以替她订团购" */
  family: { personId: string; text: string; face: string }[]
  community: { name: string; phone: string }
}

/** 138****1234 */
const masked = (phone: string): string => phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')

export function meView(me: Me): MeView {
  const { profile } = me
  return {
    known: profile !== null,
    name: profile?.name ?? '还没有登记',
    face: faceOf(profile?.name ?? '我'),
    home: profile?.address ? addressInWords(profile.address) : '住址还没有填',
    phone: profile ? masked(profile.phone) : '',
    roles: me.roles.map((role) => roleLabel[role]).join('、'),
    atDesk: worksAtDesk(me.roles),
    family: me.family.map(({ personId, name, relation, scopes }) => ({
      personId,
      face: faceOf(name),
      text: `${relation} ${name}:可以替 TA 办${PROXY_SCOPES.filter((scope) => scopes.includes(scope))
        .map((scope) => proxyScopeLabel[scope])
        .join('、')}`,
    })),
    community: { name: me.community.name, phone: me.community.phone },
  }
}
