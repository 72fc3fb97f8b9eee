import type { Comment } from '../../../services/news'
import { faceOf } from '../../../shared/people'
import { ageInWords } from '../../../view/articles'

/** A question under an article, with what the community said to it. */
export interface QuestionView {
  id: string
  name: string
  face: string
  avatar: string
  text: string
  when: string
  mine: boolean
  waiting: boolean
  answer: { text: string; when: string } | null
}

export const questionView = (comment: Comment, { now }: { now: number }): QuestionView => ({
  id: comment.id,
  name: comment.mine ? '我' : comment.name,
  face: faceOf(comment.name),
  avatar: comment.avatar,
  text: comment.text,
  when: ageInWords(comment.at, now),
  mine: comment.mine,
  waiting: comment.waiting,
  answer: comment.answer ? { text: comment.answer.text, when: ageInWords(comment.answer.at, now) } : null,
})
