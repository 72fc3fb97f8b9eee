import { serve } from '../kit/serve'
import { answerQuestion, hideQuestion, questions, showQuestion } from './actions/questions'
import { approveDraft } from './actions/approveDraft'
import { article } from './actions/article'
import { articleCode } from './actions/articleCode'
import { articleNumbers } from './actions/articleNumbers'
import { articles } from './actions/articles'
import { ask } from './actions/ask'
import { beside } from './actions/beside'
import { changes } from './actions/changes'
import { discardDraft } from './actions/discardDraft'
import { findRelated } from './actions/findRelated'
import { importArticle } from './actions/importArticle'
import { markRead } from './actions/markRead'
import { newsDesk } from './actions/newsDesk'
import { pinArticle } from './actions/pinArticle'
import { react } from './actions/react'
import { recallDraft } from './actions/recallDraft'
import { removeQuestion } from './actions/removeQuestion'
import { returnDraft } from './actions/returnDraft'
import { saveDraft } from './actions/saveDraft'
import { savedArticles } from './actions/savedArticles'
import { searchArticles } from './actions/searchArticles'
import { staffArticle } from './actions/staffArticle'
import { staffArticles } from './actions/staffArticles'
import { submitDraft } from './actions/submitDraft'
import { unscheduleArticle } from './actions/unscheduleArticle'
import { withdrawArticle } from './actions/withdrawArticle'
import type { contract } from './contract'
import { publish } from './publishing'
import { tally } from './tally'

/** 资讯: what residents read, and how staff write and publish it. */
export const main = serve<typeof contract>({
  name: 'news',
  actions: {
    articles,
    searchArticles,
    article,
    beside,
    ask,
    removeQuestion,
    react,
    markRead,
    savedArticles,
    articleCode,

    staffArticles,
    staffArticle,
    saveDraft,
    submitDraft,
    recallDraft,
    returnDraft,
    approveDraft,
    unscheduleArticle,
    pinArticle,
    withdrawArticle,
    discardDraft,
    changes,
    importArticle,
    findRelated,
    questions,
    answerQuestion,
    showQuestion,
    hideQuestion,
    newsDesk,
    articleNumbers,
  },
  timers: { publish, tally },
})
