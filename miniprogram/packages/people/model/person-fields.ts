import type { Input } from '../../../services/cloud'
import type { PersonRecord } from '../../../services/people'
import type { DietFlag } from '../../../shared/vocabulary'
import type { Address } from '../../../view/address'
import { phoneProblem } from '../../../view/person-fields'

/** A record while it is being corrected. */
export interface PersonFields {
  name: string
  phone: string
  address: Address | null
  /** Empty where it is not known. */
  birthdate: string
  diet: DietFlag[]
  dietNote: string
  note: string
}

export const fieldsOf = (person: PersonRecord): PersonFields => ({
  name: person.name,
  phone: person.phone,
  address: person.address,
  birthdate: person.birthdate ?? '',
  diet: person.diet,
  dietNote: person.dietNote,
  note: person.note,
})

export const NO_FIELDS: PersonFields = {
  name: '',
  phone: '',
  address: null,
  birthdate: '',
  diet: [],
  dietNote: '',
  note: '',
}

/** The first thing that is not right yet, as a sentence. The server decides. */
export function fieldsProblem({ name, phone }: PersonFields): string {
  if (!name.trim()) return '请填写姓名'
  return phoneProblem(phone)
}

export const changeOf = (
  person: Pick<PersonRecord, 'personId' | 'version'>,
  fields: PersonFields,
): Input<'people', 'savePerson'> => ({
  personId: person.personId,
  version: person.version,
  ...fields,
  birthdate: fields.birthdate || null,
})
