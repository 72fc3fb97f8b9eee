const DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const CHINA_OFFSET = 8 * 3_600_000

/** Parts of a time as the community's clocks show it, wherever the browser is. */
function inChina(ms: number): { date: string; day: string; time: string; short: string } {
  const shifted = new Date(ms + CHINA_OFFSET)
  const iso = shifted.toISOString()
  return {
    date: iso.slice(0, 10),
    day: DAYS[shifted.getUTCDay()] ?? '',
    time: iso.slice(11, 16),
    short: `${shifted.getUTCMonth() + 1}月${shifted.getUTCDate()}日`,
  }
}

/** "11月23日 周一 16:20" */
export function sayTime(ms: number): string {
  const { short, day, time } = inChina(ms)
  return `${short} ${day} ${time}`
}

/** "16:20" */
export const sayHour = (ms: number): string => inChina(ms).time

/** The value of a datetime-local field for this time in China. */
export function toField(ms: number): string {
  const { date, time } = inChina(ms)
  return `${date}T${time}`
}

/** The time that a datetime-local field means in China, epoch ms; NaN when it is empty. */
export const fromField = (value: string): number => Date.parse(`${value}:00+08:00`)
