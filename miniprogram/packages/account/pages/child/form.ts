import type { Family } from '../../../../services/family'
import { GUARDIAN_VERSION } from '../../../../shared/privacy'
import type { DietFlag } from '../../../../shared/vocabulary'
import { isOther, relationOf } from '../../model/relations'

export type Child = Family['children'][number]

export interface ChildForm {
  name: string
  birthdate: string
  chosen: string
  written: string
  diet: DietFlag[]
  dietNote: string
}

/** What is not right yet, from the top of the page to its foot; an empty text is fine. */
type ChildErrors = Record<'relation' | 'name' | 'birthdate' | 'consent', string>

export const NO_ERRORS: ChildErrors = { relation: '', name: '', birthdate: '', consent: '' }

export const formOf = (child: Child | null): ChildForm => ({
  name: child?.name ?? '',
  birthdate: child?.birthdate ?? '',
  chosen: '',
  written: '',
  diet: child?.diet ?? [],
  dietNote: child?.dietNote ?? '',
})

const relationProblem = ({ chosen, written }: ChildForm): string =>
  chosen && (!isOther(chosen) || written.trim()) ? '' : '孩子是您的什么人?点一个'

/** Early help; the server decides. Of a child that is known, only what can be changed is asked. */
export const errorsIn = (form: ChildForm, known: boolean, agreed: boolean): ChildErrors => ({
  relation: known ? '' : relationProblem(form),
  name: form.name.trim() ? '' : '请填孩子的姓名',
  birthdate: form.birthdate ? '' : '请选孩子的出生日期',
  consent: known || agreed ? '' : '请先看一下这段话,同意了点前面的方框',
})

const written = ({ name, birthdate, diet, dietNote }: ChildForm) => ({
  name: name.trim(),
  birthdate,
  diet,
  dietNote: dietNote.trim(),
})

export const newChildOf = (form: ChildForm) => ({
  ...written(form),
  relation: relationOf(form.chosen, form.written),
  consentVersion: GUARDIAN_VERSION,
})

export const childOf = (personId: string, form: ChildForm) => ({ personId, ...written(form) })
