import { AppError } from '../errors'
import type { Address, Community } from './index'

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
