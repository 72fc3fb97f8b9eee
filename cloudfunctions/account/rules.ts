import { AppError } from '../kit/errors'
import type { Address, Community } from '../kit/people'

type Building = Community['buildings'][number]

/** "501" is the first flat on the fifth floor, "1204" the fourth on the twelfth; null for anything else. */
function flatOf(room: string): { floor: number; flat: number } | null {
  const match = /^(\d{1,2})(\d{2})$/.exec(room)
  return match ? { floor: Number(match[1]), flat: Number(match[2]) } : null
}

const between = (n: number, max: number): boolean => Number.isInteger(n) && n >= 1 && n <= max

function isThere({ units, floors, roomsPerFloor }: Building, { unit, room }: Address): boolean {
  const flat = flatOf(room)
  return (
    /^\d{1,2}$/.test(unit) &&
    between(Number(unit), units) &&
    flat !== null &&
    between(flat.floor, floors) &&
    between(flat.flat, roomsPerFloor)
  )
}

/**
 * The grid that an address belongs to, by the community's own list; null without an address. A number is written in
 * one way only ("2", not "02"), because whoever shares a flat shares its limits.
 * @throws BAD_INPUT for an address that does not exist
 */
export function gridOf(community: Pick<Community, 'buildings'>, address: Address | null): string | null {
  if (!address) return null
  const building = community.buildings.find((b) => b.building === address.building)
  const plain = String(Number(address.unit)) === address.unit && String(Number(address.room)) === address.room
  if (!building || !plain || !isThere(building, address)) {
    throw new AppError('BAD_INPUT', '没有这个门牌,请从列表里选楼号、单元和房号', { field: 'address' })
  }
  return building.grid
}

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

export const phoneTailOf = (phone: string): string => phone.slice(-4)
