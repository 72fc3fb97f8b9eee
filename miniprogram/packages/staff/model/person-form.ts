import type { Input } from '../../../services/cloud'
import type { DietFlag } from '../../../shared/vocabulary'
import type { Address } from '../../../view/address'

export interface PersonForm {
  name: string
  phone: string
  address: Address | null
  /** "1952-03-08"; empty where it was not asked. */
  birthdate: string
  diet: DietFlag[]
  note: string
}

/** What was searched is often the name or the phone of the new person: nobody types it twice. */
export function formFromSearch(query: string): PersonForm {
  const digits = /^\d{7,12}$/.test(query)
  const name = /^[\u4e00-\u9fa5·]{2,20}$/.test(query)
  return {
    name: name ? query : '',
    phone: digits ? query : '',
    address: null,
    birthdate: '',
    diet: [],
    note: '',
  }
}

/** The first thing that is missing, as a sentence. */
export function personProblem({ name, phone }: PersonForm): string {
  if (!name.trim()) return '请问一下对方姓名'
  return phone.trim() ? '' : '请填写电话'
}

/** What is sent: only what was asked. */
export function registrationOf(form: PersonForm): Input<'people', 'registerPerson'> {
  const { name, phone, address, birthdate, diet, note } = form
  return {
    name,
    phone,
    address,
    ...(birthdate ? { birthdate } : {}),
    ...(diet.length ? { diet } : {}),
    ...(note.trim() ? { note } : {}),
  }
}
