import type { Building } from '../../../services/account'
import {
  ARTICLE_CATEGORIES,
  ARTICLE_STAGES,
  articleCategoryLabel,
  type ArticleStage,
} from '../../../shared/vocabulary'
import type { Tone } from '../../../view/tones'

/** What one can choose from, in words. */

export const categoryChoices = ARTICLE_CATEGORIES.map((value) => ({
  value,
  label: articleCategoryLabel[value],
}))

/** Numbers of the grids that have a building, in order. */
export const gridsOf = (buildings: readonly Pick<Building, 'grid'>[]): string[] =>
  [...new Set(buildings.map(({ grid }) => grid))].filter(Boolean).sort((a, b) => Number(a) - Number(b))

export const audienceName = (audience: string): string => (audience ? `第 ${audience} 网格` : '全社区')

export const audienceLabels = (grids: readonly string[]): string[] => ['', ...grids].map(audienceName)

/** Shorter than the state's own word: five of them stand side by side. */
const SHORT: Record<ArticleStage, string> = {
  draft: '草稿',
  review: '等审核',
  scheduled: '定时',
  published: '已发布',
  withdrawn: '已撤下',
}

export interface Counts {
  drafts: number
  reviews: number
  scheduled: number
}

/** The stages as views of the list, with what waits in them where that is known. */
export function stageChoices(counts: Counts | null): { value: ArticleStage; label: string }[] {
  const waiting: Partial<Record<ArticleStage, number>> = counts
    ? { draft: counts.drafts, review: counts.reviews, scheduled: counts.scheduled }
    : {}
  return ARTICLE_STAGES.map((value) => ({
    value,
    label: waiting[value] ? `${SHORT[value]} ${waiting[value]}` : SHORT[value],
  }))
}

const stageTones: Record<ArticleStage, Tone> = {
  draft: { tone: 'past', icon: 'edit-1' },
  review: { tone: 'waiting', icon: 'time' },
  scheduled: { tone: 'waiting', icon: 'calendar' },
  published: { tone: 'good', icon: 'check' },
  withdrawn: { tone: 'bad', icon: 'close' },
}

export const toneOfStage = (stage: ArticleStage): Tone => stageTones[stage]
