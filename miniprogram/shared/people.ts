/** Small questions about people's names and words for them, for pages and functions. */

/** What stands in a person's circle: the last sign of the name, as families call each other. */
export const faceOf = (name: string): string => [...name.trim()].pop() ?? '邻'

/** "早上好", by the hour in Puyang (0 to 23). */
export function greetingAt(hour: number): string {
  if (hour < 5) return '您好'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** "3 号楼 2 单元 501" */
export const addressInWords = (address: { building: string; unit: string; room: string }): string =>
  `${address.building} 号楼 ${address.unit} 单元 ${address.room}`
