import type { Address, Person } from '../../kit/people'

type Known = Pick<Person, '_id' | 'name' | 'phone' | 'address' | 'birthdate'>

const sameRoom = (a: Address | null, b: Address | null): boolean =>
  a !== null && b !== null && a.building === b.building && a.unit === b.unit && a.room === b.room

/** Why two records may be of the same person, in words; empty where nothing speaks for it. */
export function whySame(a: Known, b: Known): string {
  const sameName = a.name === b.name
  const reasons = [
    a.phone !== '' && a.phone === b.phone ? '电话一样' : '',
    sameName && sameRoom(a.address, b.address) ? '姓名和门牌一样' : '',
    sameName && a.birthdate !== null && a.birthdate === b.birthdate ? '姓名和生日一样' : '',
  ]
  return reasons.filter(Boolean).join('、')
}
