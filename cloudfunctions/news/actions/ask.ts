import { DAY } from '../../../miniprogram/shared/time'
import { judgeTexts } from '../../kit/contentCheck'
import { notFound } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { needArticle } from '../audience'
import { comments } from '../collections'
import { contract } from '../contract'
import { onceFor } from '../doing'
import { commentView } from '../reading'
import { neighbourName } from '../../kit/people/neighbourName'

const ALLOWANCE = {
  what: 'news.ask',
  max: 10,
  windowMs: DAY,
  refusal: '今天已经问了 10 次,请明天再来,或者给社区打个电话',
}

/** Asks under an article. What WeChat is not sure of waits for staff; the rest stands there at once. */
export const ask = action(contract.ask, async (context) => {
  const { input, caller, db, clock, requestId } = context
  const { openid } = caller
  // What is kept of the answer is the id alone: whoever takes the question back takes all of it back.
  const { id } = await onceFor(context, 'ask', input, async () => {
    const now = clock.now()
    const _id = derivedId('comment', openid, requestId)
    const article = await needArticle(caller, input.articleId, ['live.title'])
    await spend(db, openid, ALLOWANCE, now)
    const verdict = await judgeTexts(openid, 'comment', [input.text])
    await db.of(comments).insert({
      _id,
      articleId: input.articleId,
      articleTitle: article.live?.title ?? '',
      openid,
      name: neighbourName(caller.profile()),
      avatar: caller.profile().avatar,
      text: input.text,
      at: now,
      state: verdict === 'pass' ? 'shown' : 'waiting',
      answered: false,
      answer: null,
      hiddenReason: '',
    })
    return { id: _id }
  })
  const asked = await db.of(comments).get(id)
  if (!asked) throw notFound('问题')
  return commentView(asked, openid)
})
