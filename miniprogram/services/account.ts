import type { Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

/** People: who I am, and for staff who somebody else is. */
export const account = {
  home: () => call('account', 'home', {}),
  me: () => call('account', 'me', {}),
  buildings: () => call('account', 'buildings', {}),
  saveProfile: (input: Input<'account', 'saveProfile'>) => write('account', 'saveProfile', input),

  searchPeople: (input: Input<'account', 'searchPeople'>) => call('account', 'searchPeople', input),
  registerPerson: (input: Input<'account', 'registerPerson'>) => write('account', 'registerPerson', input),
}

export type Home = Output<'account', 'home'>
export type Me = Output<'account', 'me'>
export type Profile = NonNullable<Me['profile']>
export type Community = Me['community']
export type Building = Output<'account', 'buildings'>['buildings'][number]
export type FoundPerson = Output<'account', 'searchPeople'>['items'][number]
