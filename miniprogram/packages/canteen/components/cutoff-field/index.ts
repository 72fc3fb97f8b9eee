import { cutoffInWords, DAYS_BEFORE, type Cutoff } from '../../model/cutoff'

const STEP_MINUTES = 10
const two = (n: number): string => String(n).padStart(2, '0')
const HOURS = Array.from({ length: 24 }, (_, hour) => `${two(hour)} 点`)
const EVEN = Array.from({ length: 60 / STEP_MINUTES }, (_, i) => i * STEP_MINUTES)

/** A value between two steps stays what it is until the wheel is turned. */
const minutesWith = (minute: number): number[] =>
  EVEN.includes(minute) ? EVEN : [...EVEN, minute].sort((a, b) => a - b)

const NONE: Cutoff = { daysBefore: 0, time: '' }

/** A cutoff relative to the day of the meal, "前一天 20:00", on three wheels. Event: `change` {value}. */
Component({
  properties: {
    label: String,
    hint: String,
    error: String,
    /** A Cutoff. */
    value: { type: Object, value: NONE },
  },
  data: { words: '', wheels: [] as string[][], at: [0, 0, 0] as number[] },
  observers: {
    value(value: Cutoff) {
      if (!value.time) return
      const [hour = 0, minute = 0] = value.time.split(':').map(Number)
      const minutes = minutesWith(minute)
      this.setData({
        words: cutoffInWords(value),
        wheels: [[...DAYS_BEFORE], HOURS, minutes.map((one) => `${two(one)} 分`)],
        at: [Math.min(value.daysBefore, DAYS_BEFORE.length - 1), hour, minutes.indexOf(minute)],
      })
    },
  },
  methods: {
    onChange(event: WechatMiniprogram.PickerChange) {
      const at = event.detail.value
      if (!Array.isArray(at)) return
      const [daysBefore = 0, hour = 0, place = 0] = at.map(Number)
      const before = Number(this.data.value.time.split(':')[1])
      const minute = minutesWith(before)[place] ?? 0
      this.triggerEvent('change', { value: { daysBefore, time: `${two(hour)}:${two(minute)}` } })
    },
  },
})
