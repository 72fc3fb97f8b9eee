import { command, type Where } from '../../kit/database'
import { checkTexts } from '../../kit/contentCheck'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { tell } from '../../kit/messages'
import { pageOf, placeOf, rowsToRead } from '../../kit/paging'
import { accounts } from '../../kit/people'
import { action } from '../../kit/serve'
import { comments, type Comment } from '../collections'
import { contract } from '../contract'
import { keptQuestion, ofKeptArticles, OPEN } from '../questioning'
import { auditBy, onceFor, type Context } from '../staff'
import { articlePage } from '../telling'
import { staffQuestion } from '../views'

/** What residents ask under articles, and what the community does with it. */

const SHOWN: Record<'open' | 'waiting' | 'all', Where<Comment>> = {
  open: OPEN,
  waiting: { state: 'waiting' },
  all: {},
}

export const questions = action(contract.questions, async (context) => {
  const { input, db, clock } = context
  const place = placeOf(input.cursor)
  const rows = await db
    .of(comments)
    .find(
      { ...SHOWN[input.show], ...(place ? { at: command.lte(place.value) } : {}) },
      { sort: { at: 'desc' }, limit: rowsToRead(place) },
    )
  const { items, ...more } = pageOf(rows, place, ({ at }) => at)
  const kept = await ofKeptArticles(context, items)
  return { items: kept.map(staffQuestion), ...more, now: clock.now() }
})

const about = ({ _id: id, articleTitle: name }: Comment) => ({ id, name })

const stale = (): AppError => new AppError('STALE', '别人刚刚处理过这条提问,请刷新再看')

/** Whoever asked hears of the answer; an account that is gone hears nothing. A corrected answer is told again. */
async function tellAsker({ db, clock, requestId }: Context, question: Comment, text: string): Promise<void> {
  const asker = await db.of(accounts).get(question.openid)
  if (!asker) return
  await tell(db, {
    id: derivedId('news.answered', question._id, requestId),
    personId: asker.personId,
    kind: 'news.answered',
    title: '社区回复了您的提问',
    text,
    page: articlePage(question.articleId),
    at: clock.now(),
    template: 'news',
  })
}

/** Answers a question, which shows it if it was waiting. Of two answers the later one stands. */
export const answerQuestion = action(contract.answerQuestion, (context) =>
  onceFor(context, 'answerQuestion', context.input, async () => {
    const { input, caller, db, clock } = context
    const question = await keptQuestion(context, input.id)
    if (question.state === 'hidden') {
      throw new AppError('STALE', '这条提问现在是收起的,先让它显示再回复')
    }
    await checkTexts(caller.openid, 'comment', [input.text])
    const answer = { text: input.text, byName: caller.profile().name, at: clock.now() }
    const saved = await db
      .of(comments)
      .update(
        { _id: question._id, state: command.in(['waiting', 'shown']) },
        { state: 'shown', answered: true, answer: command.set(answer) },
      )
    if (saved === 0) throw stale()
    await auditBy(context, 'answerQuestion', about(question))
    await tellAsker(context, question, input.text)
    return {}
  }),
)

/** Neighbours see it from now on. */
export const showQuestion = action(contract.showQuestion, (context) =>
  onceFor(context, 'showQuestion', context.input, async () => {
    const question = await keptQuestion(context, context.input.id)
    if (question.state === 'shown') return {}
    const { _id, state } = question
    const saved = await context.db.of(comments).update({ _id, state }, { state: 'shown', hiddenReason: '' })
    if (saved === 0) throw stale()
    await auditBy(context, 'showQuestion', about(question))
    return {}
  }),
)

/** Nobody but staff sees it from now on. */
export const hideQuestion = action(contract.hideQuestion, (context) =>
  onceFor(context, 'hideQuestion', context.input, async () => {
    const { id, reason } = context.input
    const question = await keptQuestion(context, id)
    const { _id, state } = question
    if (state === 'hidden') throw stale()
    const saved = await context.db
      .of(comments)
      .update({ _id, state }, { state: 'hidden', hiddenReason: reason })
    if (saved === 0) throw stale()
    await auditBy(context, 'hideQuestion', about(question), { reason })
    return {}
  }),
)
