import type { Address } from '../../kit/people'

export type PersonQuery =
  | { by: 'phoneTail'; tail: string }
  | { by: 'phone'; phone: string }
  | { by: 'room'; address: Address }
  | { by: 'initials'; prefix: string }
  | { by: 'name'; prefix: string }

/** What a member of staff means by what they typed: 4 digits, a phone number, "3-2-501", "wxy" or "王秀". */
export function personQuery(text: string): PersonQuery {
  const query = text.replace(/\s/g, '')
  if (/^\d{4}$/.test(query)) return { by: 'phoneTail', tail: query }
  const room = /^(\w{1,8})[-—–号楼]+(\w{1,8})[-—–单元]+(\w{1,8})[室号]?$/.exec(query)
  if (room) {
    const [, building = '', unit = '', number = ''] = room
    return { by: 'room', address: { building, unit, room: number } }
  }
  if (/^[\d-]{7,}$/.test(query)) return { by: 'phone', phone: query }
  if (/^[a-z]+$/i.test(query)) return { by: 'initials', prefix: query.toLowerCase() }
  return { by: 'name', prefix: query }
}
