import type { Building } from '../services/account'

export interface Address {
  building: string
  unit: string
  room: string
}

/** The three wheels of the address picker (a `multiSelector`) and where they stand. */
export interface AddressWheels {
  columns: [string[], string[], string[]]
  at: [number, number, number]
}

const numbered = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, i) => `${i + 1} ${word}`)

/** "501": floor and door, as on the plate. */
function roomsOf(building: Building): string[] {
  const floors = Array.from({ length: building.floors }, (_, i) => i + 1)
  const doors = Array.from({ length: building.roomsPerFloor }, (_, i) => String(i + 1).padStart(2, '0'))
  return floors.flatMap((floor) => doors.map((door) => `${floor}${door}`))
}

/** The wheels with the given positions, as far as the chosen building has them. */
export function wheelsAt(buildings: readonly Building[], at: readonly number[]): AddressWheels {
  const [wished = 0, unit = 0, room = 0] = at
  const index = Math.min(wished, buildings.length - 1)
  const building = buildings[index]
  if (!building) return { columns: [[], [], []], at: [0, 0, 0] }
  const rooms = roomsOf(building)
  return {
    columns: [buildings.map((one) => `${one.building} 号楼`), numbered(building.units, '单元'), rooms],
    at: [index, Math.min(unit, building.units - 1), Math.min(room, rooms.length - 1)],
  }
}

/** The wheels standing on an address, or at the beginning. */
export function wheelsOn(buildings: readonly Building[], address: Address | null): AddressWheels {
  const index = buildings.findIndex((building) => building.building === address?.building)
  const building = buildings[index]
  if (!address || !building) return wheelsAt(buildings, [0, 0, 0])
  return wheelsAt(buildings, [
    index,
    Number(address.unit) - 1,
    Math.max(0, roomsOf(building).indexOf(address.room)),
  ])
}

/** The address that the wheels stand on. */
export function addressAt(buildings: readonly Building[], at: readonly number[]): Address | null {
  const { at: settled, columns } = wheelsAt(buildings, at)
  const building = buildings[settled[0]]
  const room = columns[2][settled[2]]
  return building && room ? { building: building.building, unit: String(settled[1] + 1), room } : null
}
