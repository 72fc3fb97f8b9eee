import type { InferInput } from 'valibot'
import { articleCard, CARD_FIELDS, type Article } from '../kit/articles'
import type { Comment, Reaction } from './collections'
import type { contract } from './contract'

/** What readers get, made of what is stored. */

type Output<A extends keyof typeof contract> = InferInput<(typeof contract)[A]['output']>
export type ArticleDetail = Output<'article'>
export type CommentView = Output<'beside'>['items'][number]

/** The fields of an article that a reader's page needs: not what staff are working on, nor what search finds it by. */
export const DETAIL_FIELDS = [
  ...CARD_FIELDS.filter((field) => !field.startsWith('live.')),
  'live',
  'likes',
] as const

export interface Reacted {
  liked: boolean
  saved: boolean
}

/** What stands, of a reader's reactions to one article. */
export function reactedBy(reactions: readonly Pick<Reaction, 'kind' | 'on'>[]): Reacted {
  const stands = (kind: Reaction['kind']): boolean => reactions.some((one) => one.kind === kind && one.on)
  return { liked: stands('like'), saved: stands('saved') }
}

/** An article that is shown, with DETAIL_FIELDS at least; null for one without anything to read. */
export function articleDetail(article: Article, reacted: Reacted, now: number): ArticleDetail | null {
  const { live, likes } = article
  if (live === null) return null
  const { tags, source, issuer, effectiveOn, expiresOn, relevance, audio, blocks } = live
  return {
    ...articleCard(article, now),
    ...{ tags, source, issuer, effectiveOn, expiresOn, relevance, audio, blocks },
    likes,
    ...reacted,
    now,
  }
}

/** A question as one reader sees it. Who of the community answered stays inside. */
export function commentView(comment: Comment, openid: string): CommentView {
  const { _id, name, avatar, text, at, state, answer } = comment
  return {
    id: _id,
    name,
    avatar,
    text,
    at,
    mine: comment.openid === openid,
    waiting: state === 'waiting',
    answer: answer && { text: answer.text, at: answer.at },
  }
}
