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

/** "1952-03-08" → "1952年3月8日" */
export const birthdateInWords = (birthdate: string): string =>
  birthdate.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
