import type { Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

/** For staff: records of people, roles, what was done, whom to telephone. */
export const people = {
  desk: () => call('people', 'desk', {}),
  search: (input: Input<'people', 'searchPeople'>) => call('people', 'searchPeople', input),
  register: (input: Input<'people', 'registerPerson'>) => write('people', 'registerPerson', input),
  person: (personId: string) => call('people', 'person', { personId }),
  save: (input: Input<'people', 'savePerson'>) => write('people', 'savePerson', input),
  merge: (input: Input<'people', 'mergePeople'>) => write('people', 'mergePeople', input),
  erase: (input: Input<'people', 'erasePerson'>) => write('people', 'erasePerson', input),
  confirmLink: (input: Input<'people', 'confirmLink'>) => write('people', 'confirmLink', input),
  link: (input: Input<'people', 'linkPeople'>) => write('people', 'linkPeople', input),
  endLink: (input: Input<'people', 'endLinkFor'>) => write('people', 'endLinkFor', input),

  staff: () => call('people', 'staff', {}),
  grant: (input: Input<'people', 'grantRole'>) => write('people', 'grantRole', input),
  revoke: (input: Input<'people', 'revokeRole'>) => write('people', 'revokeRole', input),
  auditLog: (input: Input<'people', 'auditLog'>) => call('people', 'auditLog', input),
  callTasks: (input: Input<'people', 'callTasks'>) => call('people', 'callTasks', input),
  takeCall: (id: string) => write('people', 'takeCall', { id }),
  finishCall: (input: Input<'people', 'finishCall'>) => write('people', 'finishCall', input),
}

export type FoundPerson = Output<'people', 'searchPeople'>['items'][number]
export type PersonRecord = Output<'people', 'person'>
export type StaffDesk = Output<'people', 'desk'>
export type StaffMember = Output<'people', 'staff'>['items'][number]
export type AuditRow = Output<'people', 'auditLog'>['items'][number]
export type CallTask = Output<'people', 'callTasks'>['items'][number]
