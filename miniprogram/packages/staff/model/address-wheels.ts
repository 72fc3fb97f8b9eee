import type { Reply } from '../../../../typings/cloud-api'

export type Building = Reply<'account', 'buildings'>['buildings'][number]

export interface Address {
  building: string
  unit: string
  room: string
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
const two = (n: number): string => String(n).padStart(2, '0')

/** Rooms of one entrance, floor by floor: 101, 102, 201 … */
const roomsOf = ({ floors, roomsPerFloor }: Building): string[] =>
  upTo(floors).flatMap((floor) => upTo(roomsPerFloor).map((room) => `${floor}${two(room)}`))

/** Three wheels for a place in the list of buildings; the second and third follow the first. */
export function addressWheels(buildings: readonly Building[], building: number): string[][] {
  const chosen = buildings[building] ?? buildings[0]
  if (!chosen) return [[], [], []]
  return [
    buildings.map((one) => `${one.building} 号楼`),
    upTo(chosen.units).map((unit) => `${unit} 单元`),
    roomsOf(chosen),
  ]
}

/** The address on which the wheels stand; null without buildings. */
export function addressAt(buildings: readonly Building[], at: readonly number[]): Address | null {
  const [building = 0, unit = 0, room = 0] = at
  const chosen = buildings[building]
  const number = chosen && roomsOf(chosen)[room]
  if (!chosen || !number) return null
  return { building: chosen.building, unit: String(unit + 1), room: number }
}

/** "3 号楼 2 单元 501" */
export const addressInWords = ({ building, unit, room }: Address): string =>
  `${building} 号楼 ${unit} 单元 ${room}`
