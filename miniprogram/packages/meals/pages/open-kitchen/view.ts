import type { OpenKitchen } from '../../../../services/meals'
import { clockTime, DAY, dayInWords, isoDate, momentInWords } from '../../../../shared/time'
import { mealLabel } from '../../../../shared/vocabulary'
import { dayAt } from '../../../../view/meals'
import type { Tone } from '../../../../view/tones'

interface SampleView extends Tone {
  key: string
  dish: string
  /** "留了 150 克 · 10:40 · 周师傅" */
  kept: string
  state: string
}

export interface KitchenView {
  date: string
  /** "今天", "昨天" */
  day: string
  photos: { file: string; words: string }[]
  samples: SampleView[]
  /** "最近 42 位邻居说好吃,3 位说不太行"; empty as long as nobody said anything. */
  ratings: string
  /** The day before and after; empty where there is none to look at. */
  before: string
  after: string
}

/** Samples are kept for 48 hours; a week is as far back as anybody asks. */
const DAYS_BACK = 7

function sampleView(sample: OpenKitchen['samples'][number], now: number): SampleView {
  const disposed = sample.disposedAt !== null
  const good: Tone = { tone: 'good', icon: 'check' }
  const past: Tone = { tone: 'past', icon: 'check' }
  return {
    key: `${sample.meal}-${sample.dish}-${sample.takenAt}`,
    dish: `${mealLabel[sample.meal]} · ${sample.dish}`,
    kept: `留了 ${sample.grams} 克 · ${momentInWords(sample.takenAt, now)} · ${sample.takenByName}`,
    state: disposed ? '已满 48 小时,按规定处理了' : `冷藏到 ${momentInWords(sample.keepUntil, now)}`,
    ...(disposed ? past : good),
  }
}

const ratingWords = ({ good, bad }: OpenKitchen['ratings']): string => {
  if (good + bad === 0) return ''
  return `最近 ${good} 位邻居说好吃${bad > 0 ? `,${bad} 位说不太行` : ''}`
}

export function kitchenView({ date, photos, samples, ratings, today, now }: OpenKitchen): KitchenView {
  const at = dayAt(date)
  const before = isoDate(at - DAY)
  return {
    date,
    day: dayInWords(at, now),
    photos: photos.map(({ file, at: taken, byName }) => ({ file, words: `${clockTime(taken)} ${byName}` })),
    samples: samples.map((sample) => sampleView(sample, now)),
    ratings: ratingWords(ratings),
    before: before >= isoDate(dayAt(today) - DAYS_BACK * DAY) ? before : '',
    after: date < today ? isoDate(at + DAY) : '',
  }
}
