import type { Question } from '../../../services/news'
import { momentInWords } from '../../../shared/time'
import type { Tone } from '../../../view/tones'

/** A question of a resident, for those who answer. */
export interface QuestionView extends Tone {
  id: string
  articleId: string
  articleTitle: string
  /** "王秀英 · 今天 09:30" */
  who: string
  text: string
  state: string
  answer: string
  /** "刘洋 · 今天 10:00" */
  answeredBy: string
  hiddenReason: string
  canShow: boolean
  canHide: boolean
}

const STATES: Record<Question['state'], { state: string } & Tone> = {
  waiting: { state: '还没公开', tone: 'waiting', icon: 'time' },
  shown: { state: '大家看得到', tone: 'good', icon: 'browse' },
  hidden: { state: '没有公开', tone: 'past', icon: 'browse-off' },
}

export function questionView(question: Question, now: number): QuestionView {
  const { id, articleId, articleTitle, name, text, at, state, answer, hiddenReason } = question
  return {
    id,
    articleId,
    articleTitle,
    who: `${name} · ${momentInWords(at, now)}`,
    text,
    ...STATES[state],
    answer: answer?.text ?? '',
    answeredBy: answer ? `${answer.byName} · ${momentInWords(answer.at, now)}` : '',
    hiddenReason: state === 'hidden' ? hiddenReason : '',
    canShow: state !== 'shown',
    canHide: state !== 'hidden',
  }
}

export type QuestionShow = 'open' | 'waiting' | 'all'

export const questionChoices: { value: QuestionShow; label: string }[] = [
  { value: 'open', label: '等回复' },
  { value: 'waiting', label: '等公开' },
  { value: 'all', label: '全部' },
]

export const noQuestions: Record<QuestionShow, { title: string; text: string }> = {
  open: { title: '都回复了', text: '邻居们在文章下面问的话会排到这里' },
  waiting: { title: '没有等公开的', text: '新问题看过以后才公开给大家' },
  all: { title: '还没有人提问', text: '邻居们在文章下面问的话会排到这里' },
}
