import type { Profile } from '../../../../services/account'
import { PRIVACY_VERSION } from '../../../../shared/privacy'
import type { DietFlag } from '../../../../shared/vocabulary'
import type { Address } from '../../../../view/address'
import { phoneProblem } from '../../../../view/person-fields'

export interface ProfileForm {
  name: string
  phone: string
  address: Address | null
  birthdate: string
  diet: DietFlag[]
  dietNote: string
  nickname: string
  /** File id of the picture; empty for none. */
  avatar: string
}

/** What is not right yet, from the top of the page to its foot; an empty text is fine. */
type FormErrors = Record<'phone' | 'name', string>

export const NO_ERRORS: FormErrors = { phone: '', name: '' }

export const formOf = (profile: Profile | null): ProfileForm => ({
  name: profile?.name ?? '',
  phone: profile?.phone ?? '',
  address: profile?.address ?? null,
  birthdate: profile?.birthdate ?? '',
  diet: profile?.diet ?? [],
  dietNote: profile?.dietNote ?? '',
  nickname: profile?.nickname ?? '',
  avatar: profile?.avatar ?? '',
})

export const errorsIn = (form: ProfileForm): FormErrors => ({
  phone: phoneProblem(form.phone),
  name: form.name.trim() ? '' : '请填写姓名',
})

/** What is told to the community; the face is told apart, since only neighbours see it. */
export function profileOf({ name, phone, address, birthdate, diet, dietNote }: ProfileForm, agreed: boolean) {
  const consent = agreed ? { privacyVersion: PRIVACY_VERSION } : {}
  return { name, phone, address, birthdate: birthdate || null, diet, dietNote, ...consent }
}

/** What neighbours see. */
export interface Face {
  nickname: string
  avatar: string
}

export const faceIn = ({ nickname, avatar }: ProfileForm): Face => ({ nickname: nickname.trim(), avatar })

export const sameFace = (a: Face, b: Face): boolean => a.nickname === b.nickname && a.avatar === b.avatar
