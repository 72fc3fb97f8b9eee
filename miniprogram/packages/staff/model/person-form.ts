import type { CloudApi, Reply } from '../../../../typings/cloud-api'
import type { Address } from './address-wheels'

type Found = Reply<'account', 'searchPeople'>['items'][number]

export interface PersonRow {
  personId: string
  name: string
  /** Address and phone: what tells two namesakes apart. */
  where: string
  phone: string
  about: string
  face: string
}

export const personRow = (person: Found): PersonRow => ({
  personId: person.personId,
  name: person.name,
  where: person.addressText,
  phone: person.maskedPhone,
  about: [person.addressText, person.maskedPhone].filter(Boolean).join(' · '),
  face: person.name.slice(-1),
})

export interface PersonForm {
  name: string
  phone: string
  note: string
}

/** What was searched is often the name or the phone of the new person: nobody types it twice. */
export function formFromSearch(query: string): PersonForm {
  const digits = /^\d{7,12}$/.test(query)
  const name = /^[\u4e00-\u9fa5·]{2,20}$/.test(query)
  return { name: name ? query : '', phone: digits ? query : '', note: '' }
}

/** The first thing that is missing, as a sentence. */
export function personProblem({ name, phone }: PersonForm): string {
  if (!name.trim()) return '请问一下对方姓名'
  return phone.trim() ? '' : '请填写电话'
}

export function registrationOf(
  form: PersonForm,
  address: Address | null,
): CloudApi['account']['registerPerson']['input'] {
  const { name, phone, note } = form
  return { name, phone, address, ...(note.trim() ? { note } : {}) }
}
