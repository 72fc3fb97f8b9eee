import type { FoundPerson } from '../services/people'
import { faceOf } from '../shared/people'

/** Somebody in the staff's search: enough to tell two namesakes apart. */
export interface PersonRow {
  personId: string
  name: string
  where: string
  phone: string
  /** Both in one line. */
  about: string
  face: string
}

export const personRow = ({ personId, name, whereText, maskedPhone }: FoundPerson): PersonRow => ({
  personId,
  name,
  where: whereText,
  phone: maskedPhone,
  about: [whereText, maskedPhone].filter(Boolean).join(' · '),
  face: faceOf(name),
})
