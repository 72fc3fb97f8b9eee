import { article, may, submitted } from './fixtures'
import { call, open, sent } from './open'

describe("an article's page", () => {
  test('submits the version that is on the screen', async () => {
    const page = await open(
      'article',
      { staffArticle: article(), submitDraft: submitted({ may: may() }) },
      { id: 'a1' },
    )

    await page.fire('#main', 'act')

    expect(sent(page, 'submitDraft')).toEqual([{ id: 'a1', version: 3 }])
    expect(page.text()).toContain('提交了')
  })

  test('takes down only with a reason', async () => {
    const page = await open(
      'article',
      {
        staffArticle: article({ stage: 'published', shown: true, may: may('withdraw') }),
        withdrawArticle: article({ stage: 'withdrawn', may: may('edit') }),
      },
      { id: 'a1' },
    )
    await call(page, 'onAct', { currentTarget: { dataset: { act: 'withdraw' } } })
    expect(sent(page, 'withdrawArticle')).toHaveLength(0)

    await page.fire('#reason', 'confirm', { reason: '内容有误' })

    expect(sent(page, 'withdrawArticle')).toEqual([{ id: 'a1', version: 3, reason: '内容有误' }])
    expect(page.text()).toContain('撤下了')
  })
})
