import type { ProxyScope } from '../../../../shared/vocabulary'
import { phoneProblem } from '../../../../view/person-fields'
import { isOther, relationOf } from '../../model/relations'
import { USUAL_SCOPES } from '../../model/scopes'

export interface AskForm {
  /** The word that was tapped. */
  chosen: string
  /** What was written for "其他". */
  written: string
  name: string
  phone: string
  scopes: readonly ProxyScope[]
}

/** What is not right yet, from the top of the page to its foot; an empty text is fine. */
type AskErrors = Record<'relation' | 'name' | 'phone' | 'scopes', string>

export const EMPTY_FORM: AskForm = { chosen: '', written: '', name: '', phone: '', scopes: USUAL_SCOPES }
export const NO_ERRORS: AskErrors = { relation: '', name: '', phone: '', scopes: '' }

function relationProblem({ chosen, written }: AskForm): string {
  if (!chosen) return '您怎么称呼这位家人?点一个'
  return isOther(chosen) && !written.trim() ? '请写一下您怎么称呼 TA' : ''
}

/** Early help; the server decides. */
export const errorsIn = (form: AskForm): AskErrors => ({
  relation: relationProblem(form),
  name: form.name.trim() ? '' : '请填 TA 的姓名',
  phone: phoneProblem(form.phone),
  scopes: form.scopes.length > 0 ? '' : '请至少选一样要替 TA 办的事',
})

export const requestOf = ({ chosen, written, name, phone, scopes }: AskForm) => ({
  name: name.trim(),
  phone: phone.trim(),
  relation: relationOf(chosen, written),
  scopes: [...scopes],
})
