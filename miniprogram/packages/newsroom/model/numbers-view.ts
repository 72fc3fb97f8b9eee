import type { NewsNumbers } from '../../../services/news'
import { instantOf, partsOf, weekdayOf } from '../../../shared/time'
import { articleCategoryLabel } from '../../../shared/vocabulary'

/** One bar: how long it is, and in words what it says. */
export interface Bar {
  key: string
  label: string
  readers: number
  /** 0–100, of the longest. */
  percent: number
}

export interface NumbersView {
  total: number
  days: Bar[]
  categories: Bar[]
  articles: { id: string; title: string; readers: number }[]
  openQuestions: number
}

function bars(rows: readonly { key: string; label: string; readers: number }[]): Bar[] {
  const most = Math.max(1, ...rows.map(({ readers }) => readers))
  return rows.map((row) => ({ ...row, percent: Math.round((row.readers / most) * 100) }))
}

/** "11月25日 周三" */
function dayLabel(day: string): string {
  const at = instantOf(day)
  if (at === null) return day
  const { month, day: date } = partsOf(at)
  return `${month}月${date}日 ${weekdayOf(at)}`
}

export function numbersView({ days, categories, articles, openQuestions }: NewsNumbers): NumbersView {
  return {
    total: days.reduce((sum, { readers }) => sum + readers, 0),
    // The newest on top, where it is looked for.
    days: bars([...days].reverse().map(({ day, readers }) => ({ key: day, label: dayLabel(day), readers }))),
    categories: bars(
      categories.map(({ category, readers }) => ({
        key: category,
        label: articleCategoryLabel[category],
        readers,
      })),
    ),
    articles,
    openQuestions,
  }
}
