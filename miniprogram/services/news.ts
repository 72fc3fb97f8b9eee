import type { ActionName, Input, Output } from './cloud'
import { call } from './cloud'
import { write } from './intention'

type In<A extends ActionName<'news'>> = Input<'news', A>

/** News, for readers and for those who write it. Writes name the thing that they are about as their slot. */
export const news = {
  articles: (input: In<'articles'>) => call('news', 'articles', input),
  search: (input: In<'searchArticles'>) => call('news', 'searchArticles', input),
  article: (id: string) => call('news', 'article', { id }),
  beside: (input: In<'beside'>) => call('news', 'beside', input),
  ask: (input: In<'ask'>) => write('news', 'ask', input, input.articleId),
  removeQuestion: (id: string) => write('news', 'removeQuestion', { id }, id),
  react: (input: In<'react'>) => write('news', 'react', input, `${input.articleId}-${input.kind}`),
  markRead: (articleId: string) => write('news', 'markRead', { articleId }, articleId),
  saved: (input: In<'savedArticles'>) => call('news', 'savedArticles', input),
  code: (id: string) => write('news', 'articleCode', { id }, id),

  staffArticles: (input: In<'staffArticles'>) => call('news', 'staffArticles', input),
  staffArticle: (id: string) => call('news', 'staffArticle', { id }),
  /** `slot` is the editor's own name for the draft: it has no id before its first save. */
  saveDraft: (input: In<'saveDraft'>, slot: string) => write('news', 'saveDraft', input, slot),
  submit: (input: In<'submitDraft'>) => write('news', 'submitDraft', input, input.id),
  recall: (input: In<'recallDraft'>) => write('news', 'recallDraft', input, input.id),
  sendBack: (input: In<'returnDraft'>) => write('news', 'returnDraft', input, input.id),
  approve: (input: In<'approveDraft'>) => write('news', 'approveDraft', input, input.id),
  unschedule: (input: In<'unscheduleArticle'>) => write('news', 'unscheduleArticle', input, input.id),
  pin: (input: In<'pinArticle'>) => write('news', 'pinArticle', input, input.id),
  withdraw: (input: In<'withdrawArticle'>) => write('news', 'withdrawArticle', input, input.id),
  discard: (input: In<'discardDraft'>) => write('news', 'discardDraft', input, input.id),
  changes: (id: string) => call('news', 'changes', { id }),
  importArticle: (input: In<'importArticle'>) => write('news', 'importArticle', input),
  findRelated: (words: string) => call('news', 'findRelated', { words }),
  questions: (input: In<'questions'>) => call('news', 'questions', input),
  answer: (input: In<'answerQuestion'>) => write('news', 'answerQuestion', input, input.id),
  show: (id: string) => write('news', 'showQuestion', { id }, id),
  hide: (input: In<'hideQuestion'>) => write('news', 'hideQuestion', input, input.id),
  desk: () => call('news', 'newsDesk', {}),
  numbers: (input: In<'articleNumbers'>) => call('news', 'articleNumbers', input),
}

export type ArticleCard = Output<'news', 'articles'>['items'][number]
export type Article = Output<'news', 'article'>
export type Block = Article['blocks'][number]
export type Beside = Output<'news', 'beside'>
export type Comment = Beside['items'][number]
export type StaffCard = Output<'news', 'staffArticles'>['items'][number]
export type StaffArticle = Output<'news', 'staffArticle'>
export type ArticleContent = StaffArticle['work']
export type Changes = Output<'news', 'changes'>
export type Imported = Output<'news', 'importArticle'>
export type Question = Output<'news', 'questions'>['items'][number]
export type NewsNumbers = Output<'news', 'articleNumbers'>
