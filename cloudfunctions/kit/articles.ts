import { defineCollection, type Entity } from './database'
import type { ArticleCategory, ArticleStage } from '../../miniprogram/shared/vocabulary'

/** One piece of an article's body. There is no markup anywhere: what is not one of these cannot be written or shown. */
export type Block =
  | { id: string; kind: 'paragraph' | 'heading' | 'quote'; text: string }
  | { id: string; kind: 'list'; ordered: boolean; items: string[] }
  | {
      id: string
      kind: 'image'
      /** As shown, 200 KB at most. */
      file: string
      /** As it came from the album; empty where there is no other. */
      original: string
      /** Pixels of `file`, so that the page keeps room for it; 0 where unknown. */
      width: number
      height: number
      caption: string
    }
  | { id: string; kind: 'file'; file: string; name: string; bytes: number }
  | { id: string; kind: 'video'; file: string; cover: string; caption: string }
  /** An official account's article, opened in WeChat's own viewer. */
  | { id: string; kind: 'link'; url: string; title: string }
  /** A video-channel item, opened in WeChat's own viewer. */
  | { id: string; kind: 'channel'; finderUserName: string; feedId: string; title: string }

/** "这条政策和我有关吗": everything a resident needs to act on it. */
export interface Relevance {
  forWhom: string
  bring: string
  where: string
  phone: string
}

/** All that a writer writes. */
export interface ArticleContent {
  title: string
  cover: string
  /** The whole thing in plain words; stands first. */
  summary: string
  category: ArticleCategory
  /** Number of the grid that it is for; empty for the whole community. */
  audience: string
  tags: string[]
  /** Whose words these are: "社区", "濮阳日报". */
  source: string
  /** Who issued the policy. */
  issuer: string
  /** "2026-11-01"; null where the policy says nothing. */
  effectiveOn: string | null
  expiresOn: string | null
  relevance: Relevance | null
  /** Ids of articles about the same matter. */
  related: string[]
  /** A recording of the article read aloud; empty for none. */
  audio: string
  blocks: Block[]
}

/** What the reviewer decides with the approval. */
export interface PublishingPlan {
  pinnedUntil: number | null
  urgentUntil: number | null
  /** Whether those who asked for it get a message. */
  notify: boolean
}

/**
 * An article and the work on it, in one document, so that one conditional update moves it on: what residents read is
 * `live`, what staff write is `work`. A published article that is being rewritten keeps its `live` until the new
 * revision is approved.
 */
export interface Article extends Entity {
  /** How far the staff's work is. */
  stage: ArticleStage
  /** Whether residents see it. Every query of theirs begins with this. */
  shown: boolean
  live: ArticleContent | null
  /** Repeated from `live`, or from `work` while there is none, for the indexes. */
  category: ArticleCategory
  audience: string
  /**
   * What a list is sorted by: the time of publishing, with a large step added while the article is pinned and another
   * while it is urgent. A timer takes the steps back.
   */
  rank: number
  /** What search finds it by, from title, summary and body; empty while it is not shown. */
  terms: string[]
  publishedAt: number | null
  /** When residents got a new revision; null before the second one. */
  revisedAt: number | null
  pinnedUntil: number | null
  urgentUntil: number | null
  likes: number
  /** Different readers a day, summed up; counted by a timer. */
  readers: number

  work: ArticleContent
  /** Grows with every save: a stale editor is refused. */
  version: number
  /** Number of the revision that is live, or was until it was withdrawn; 0 before the first. */
  revision: number
  /** Whether that revision has still to be put by for good: set with publishing, so that a crash cannot lose it. */
  revisionDue?: boolean
  /** Openids of everybody who wrote on this revision: none of them may approve it. */
  writers: string[]
  /** Who saved last, and when. */
  writerName: string
  savedAt: number
  submittedAt: number | null
  returned: { reason: string; byName: string; at: number } | null
  approvedByName: string
  scheduledAt: number | null
  plan: PublishingPlan | null
  withdrawn: { reason: string; byName: string; at: number } | null
  /**
   * How far telling those who asked has gone: `after` is the last account that was told, so that an interrupted run goes
   * on. Null where nobody is to be told.
   */
  notice: { state: 'due' | 'done'; after: string; told: number } | null
  /** File of the mini-program code that leads here; empty until somebody wants a poster. */
  code: string
  createdAt: number
  createdBy: string
}

export const articles = defineCollection<Article>('newsArticles', {
  byRank: { fields: ['shown', 'audience', '-rank'] },
  byCategory: { fields: ['shown', 'audience', 'category', '-rank'] },
  byTerm: { fields: ['shown', 'terms', '-rank'] },
  byUrgency: { fields: ['shown', 'urgentUntil'] },
  byPin: { fields: ['shown', 'pinnedUntil'] },
  byStage: { fields: ['stage', '-savedAt'] },
  bySchedule: { fields: ['stage', 'scheduledAt'] },
  byNotice: { fields: ['notice.state', 'publishedAt'] },
  byRevisionDue: { fields: ['revisionDue'] },
})

const STEP = 1e13

/** @param now epoch ms; a pin or an urgency that is over counts no more */
export function rankOf(
  article: Pick<Article, 'publishedAt' | 'pinnedUntil' | 'urgentUntil'>,
  now: number,
): number {
  const pinned = (article.pinnedUntil ?? 0) > now
  const urgent = (article.urgentUntil ?? 0) > now
  return (article.publishedAt ?? 0) + (urgent ? 2 * STEP : pinned ? STEP : 0)
}

/** What a card needs of an article; the bodies stay where they are. */
export const CARD_FIELDS = [
  'live.title',
  'live.cover',
  'live.summary',
  'category',
  'rank',
  'publishedAt',
  'revisedAt',
  'pinnedUntil',
  'urgentUntil',
] as const

export interface ArticleCard {
  id: string
  title: string
  cover: string
  summary: string
  category: ArticleCategory
  publishedAt: number
  revisedAt: number | null
  pinned: boolean
  urgent: boolean
}

/** @param article one that is shown, with CARD_FIELDS at least */
export function articleCard(article: Article, now: number): ArticleCard {
  const { title = '', cover = '', summary = '' } = article.live ?? {}
  return {
    id: article._id,
    title,
    cover,
    summary,
    category: article.category,
    publishedAt: article.publishedAt ?? 0,
    revisedAt: article.revisedAt,
    pinned: (article.pinnedUntil ?? 0) > now,
    urgent: (article.urgentUntil ?? 0) > now,
  }
}

/** The audiences whose articles a household reads: everybody's, and those of its own grid. */
export function audiencesOf(
  household: string | null,
  buildings: readonly { building: string; grid: string }[],
): string[] {
  const building = household?.split('_')[0]
  const grid = buildings.find((one) => one.building === building)?.grid
  return grid === undefined ? [''] : ['', grid]
}
