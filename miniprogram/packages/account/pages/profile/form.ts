import type { Profile } from '../../../../services/account'
import type { Address } from '../../../../view/address'

export interface ProfileForm {
  name: string
  phone: string
  address: Address | null
  birthdate: string
}

/** What is not right yet, per field; an empty text is fine. */
export interface FormErrors {
  name: string
  phone: string
}

export const NO_ERRORS: FormErrors = { name: '', phone: '' }

export const formOf = (profile: Profile | null): ProfileForm => ({
  name: profile?.name ?? '',
  phone: profile?.phone ?? '',
  address: profile?.address ?? null,
  birthdate: profile?.birthdate ?? '',
})

/** Early help while typing; the server decides. */
export function errorsIn(form: ProfileForm): FormErrors {
  const phone = form.phone.trim()
  return {
    name: form.name.trim() ? '' : '请填写姓名',
    phone: /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(phone) ? '' : '请填手机号,或带区号的座机号',
  }
}
