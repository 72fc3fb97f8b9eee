import { HOUR } from '../../../miniprogram/shared/time'
import type { Reply } from '../../../typings/cloud-api'
import { Refusal, type CloudAnswers } from '../../support/simulate'
import { NOW } from './fixtures'
import { call, open, sent } from './open'

type Question = Reply<'news', 'questions'>['items'][number]

describe('questions', () => {
  const question = (change: Partial<Question> = {}): Question => ({
    id: 'q1',
    articleId: 'a1',
    articleTitle: '周五停水',
    name: '王邻居',
    text: '能送水上来吗?',
    at: NOW - HOUR,
    state: 'waiting',
    answer: null,
    hiddenReason: '',
    ...change,
  })
  const openQuestions = (news: CloudAnswers[string] = {}) =>
    open('questions', { questions: { items: [question()], now: NOW }, ...news })
  const tap = { currentTarget: { dataset: { id: 'q1' } } }

  test('an answer that was refused is still there, also after the page was left', async () => {
    const page = await openQuestions({
      answerQuestion: () => {
        throw new Refusal('REFUSED', '这句话里有不能发的词,请改一改')
      },
    })
    await call(page, 'onAnswer', tap)
    await page.fire('#answer', 'change', { value: '可以,下午两点送。' })

    await call(page, 'onSend')
    expect(page.text()).toContain('请改一改')
    await call(page, 'onLater')
    await call(page, 'onAnswer', tap)

    expect(page.data['text']).toBe('可以,下午两点送。')
  })

  test('is answered in place', async () => {
    const page = await openQuestions({ answerQuestion: {} })
    await call(page, 'onAnswer', tap)
    await page.fire('#answer', 'change', { value: '可以,下午两点送。' })

    await call(page, 'onSend')

    expect(sent(page, 'answerQuestion')).toEqual([{ id: 'q1', text: '可以,下午两点送。' }])
    expect(page.text()).toContain('回复好了')
    expect(page.wx.getStorageSync('newsAnswers')).toEqual({})
  })

  test('is hidden with a reason', async () => {
    const page = await openQuestions({ hideQuestion: {} })
    await call(page, 'onConceal', tap)

    await page.fire('#reason', 'confirm', { reason: '写了别人的私事' })

    expect(sent(page, 'hideQuestion')).toEqual([{ id: 'q1', reason: '写了别人的私事' }])
  })
})
