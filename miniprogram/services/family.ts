import type { Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

/** Who may do what for whom. */
export const family = {
  all: () => call('account', 'family', {}),
  ask: (input: Input<'account', 'askLink'>) => write('account', 'askLink', input),
  invitation: (linkId: string) => call('account', 'invitation', { linkId }),
  answer: (input: Input<'account', 'answerLink'>) => write('account', 'answerLink', input),
  saveScopes: (input: Input<'account', 'saveLinkScopes'>) => write('account', 'saveLinkScopes', input),
  end: (linkId: string) => write('account', 'endLink', { linkId }),
  addChild: (input: Input<'account', 'addChild'>) => write('account', 'addChild', input),
  saveChild: (input: Input<'account', 'saveChild'>) => write('account', 'saveChild', input),
}

export type Family = Output<'account', 'family'>
export type MyLink = Family['mine'][number]
export type LinkOverMe = Family['overMe'][number]
export type Invitation = Output<'account', 'invitation'>
