import type { Choice } from '../../../../components/choice-bar/index'
import type { Me } from '../../../../services/account'

/** Not a person's id: the reader's own orders, and those that they placed. */
export const MINE = 'mine'

/** Whose orders there are to choose from: nothing to choose for who orders for nobody else. */
export function whoseChoices(family: Me['family']): Choice[] {
  const linked = family.flatMap(({ personId, name, relation, scopes, state }) =>
    personId !== null && state === 'active' && scopes.includes('groupbuy')
      ? [{ value: personId, label: relation || name, name }]
      : [],
  )
  if (linked.length === 0) return []
  const ambiguous = (label: string): boolean => linked.filter((one) => one.label === label).length > 1
  const people = linked.map(({ value, label, name }) => ({ value, label: ambiguous(label) ? name : label }))
  return [{ value: MINE, label: '我的' }, ...people]
}
