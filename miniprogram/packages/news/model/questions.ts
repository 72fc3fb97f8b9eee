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

/** Who has no nickname goes by the surname: 王邻居. */
const neighbourFace = (name: string): string => (name.endsWith('邻居') ? name.slice(0, 1) : faceOf(name))

export const questionView = (comment: Comment, { now }: { now: number }): QuestionView => ({
  id: comment.id,
  name: comment.mine ? '我' : comment.name,
  face: neighbourFace(comment.name),
  avatar: comment.avatar,
  text: comment.text,
  when: ageInWords(comment.at, now),
  mine: comment.mine,
  waiting: comment.waiting,
  answer: comment.answer ? { text: comment.answer.text, when: ageInWords(comment.answer.at, now) } : null,
})
