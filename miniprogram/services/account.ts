import type { Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

const COMMUNITY = 'community'

function remember<T extends { community: Output<'account', 'me'>['community'] }>(answer: T): T {
  wx.setStorageSync(COMMUNITY, answer.community)
  return answer
}

/** People: who I am, and for staff who somebody else is. */
export const account = {
  home: async () => remember(await call('account', 'home', {})),
  me: async () => remember(await call('account', 'me', {})),
  /** The community as last seen, for what must be known within a tap; null on a phone that never saw it. */
  knownCommunity: (): Community | null => wx.getStorageSync<Community | ''>(COMMUNITY) || null,
  /** For pages that want nothing but the community's telephone: as last seen, and asked for only by who never saw it. */
  community: async (): Promise<Community> => account.knownCommunity() ?? (await account.me()).community,
  buildings: () => call('account', 'buildings', {}),
  saveProfile: (input: Input<'account', 'saveProfile'>) => write('account', 'saveProfile', input),
  redeemPhone: (code: string) => write('account', 'redeemPhone', { code }),
  saveFace: (input: Input<'account', 'saveFace'>) => write('account', 'saveFace', input),
  saveLetterSize: (input: Input<'account', 'saveLetterSize'>) => write('account', 'saveLetterSize', input),
  allowMessages: (input: Input<'account', 'allowMessages'>) => write('account', 'allowMessages', input),
  claimAdmin: (code: string) => write('account', 'claimAdmin', { code }),

  inbox: (input: Input<'account', 'inbox'>) => call('account', 'inbox', input),
  readMessages: (input: Input<'account', 'readMessages'>) => write('account', 'readMessages', input),
  exportMyData: () => call('account', 'exportMyData', {}),
  deleteMe: () => write('account', 'deleteMe', {}),
}

export type Home = Output<'account', 'home'>
export type Me = Output<'account', 'me'>
export type Profile = NonNullable<Me['profile']>
export type Community = Me['community']
export type Building = Output<'account', 'buildings'>['buildings'][number]
export type InboxMessage = Output<'account', 'inbox'>['items'][number]
