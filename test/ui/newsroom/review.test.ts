import { HOUR } from '../../../miniprogram/shared/time'
import { Refusal, type CloudAnswers } from '../../support/simulate'
import { article, may, NOW, submitted, type StaffArticle } from './fixtures'
import { call, ledTo, open, sent } from './open'

describe('a review', () => {
  const changes = {
    first: false,
    fields: [{ label: '标题', before: '停水', after: '周五停水' }],
    blocks: [{ kind: 'same', block: { id: 'b1', kind: 'paragraph', text: '水管要换。' }, before: null }],
  }
  const openReview = (news: CloudAnswers[string] = {}, waiting: StaffArticle = submitted()) =>
    open('review', { staffArticle: waiting, changes, ...news }, { id: 'a1' })
  const plan = { at: null, pinnedUntil: null, urgentUntil: null, notify: true }

  test('shows what changed and folds the rest', async () => {
    const review = await openReview()

    expect(review.text()).toContain('改了 1 处')
    expect(review.text()).toContain('1 段没有改')
    expect(review.text()).not.toContain('水管要换。')
  })

  test('approves the version that was on the screen, with its plan, and says what happens next', async () => {
    const after = article({ stage: 'published', publishedAt: NOW, plan: { ...plan }, may: may('withdraw') })
    const review = await openReview({ approveDraft: after })
    await call(review, 'onApprove')

    await review.fire('#plan', 'confirm', { plan })

    expect(sent(review, 'approveDraft')).toEqual([{ id: 'a1', version: 3, ...plan }])
    expect(ledTo(review)).toContain('邻居们现在看得到')
  })

  test('a scheduled one says when it goes out', async () => {
    const after = article({ stage: 'scheduled', scheduledAt: NOW + HOUR, plan: { ...plan, notify: false } })
    const review = await openReview({ approveDraft: after })
    await call(review, 'onApprove')

    await review.fire('#plan', 'confirm', { plan: { ...plan, at: NOW + HOUR, notify: false } })

    expect(ledTo(review)).toContain('今天 11:21 自动发布')
  })

  test('goes back with a reason', async () => {
    const review = await openReview({ returnDraft: article() })
    await call(review, 'onReturn')

    await review.fire('#reason', 'confirm', { reason: '时间没写清' })

    expect(sent(review, 'returnDraft')).toEqual([{ id: 'a1', version: 3, reason: '时间没写清' }])
  })

  test('what was saved meanwhile is shown before anything is decided', async () => {
    const review = await openReview({
      approveDraft: () => {
        throw new Refusal('STALE', '这篇刚刚又改过,请再看一遍')
      },
    })
    await call(review, 'onApprove')

    await review.fire('#plan', 'confirm', { plan })

    expect(review.data['approving']).toBe(false)
    expect(sent(review, 'changes')).toHaveLength(2)
    expect(review.text()).toContain('请再看一遍')
  })

  test("one's own is explained and cannot be decided upon", async () => {
    const notMine = '这篇您写过,要请别的同事审'
    const review = await openReview({}, submitted({ may: may(), notMine }))

    expect(review.text()).toContain(notMine)
    expect(review.findAll('#approve')).toHaveLength(0)
  })
})
