import { clockTime, partsOf } from '../../miniprogram/shared/time'

/** A sheet of a workbook. */
export interface Table {
  sheet: string
  header: string[]
  rows: string[][]
}

/** "2026年11月23日 16:05" */
export const when = (at: number): string => {
  const { year, month, day } = partsOf(at)
  return `${year}年${month}月${day}日 ${clockTime(at)}`
}
