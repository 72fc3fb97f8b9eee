import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { secondWang, wang } from './fixtures'

describe('two records of one person', () => {
  const openMerge = (people: CloudAnswers[string]): Promise<Shown> =>
    showPage('packages/people/pages/merge/index', {
      query: { keep: 'p-wang', other: 'p-wang-2' },
      cloud: {
        people: {
          person: ({ personId }: { personId: string }) => (personId === 'p-wang' ? wang() : secondWang()),
          ...people,
        },
      },
    })

  test('stand beside each other, and what differs is marked', async () => {
    const page = await openMerge({})

    const rows = page.data['rows'] as { label: string; differs: boolean }[]
    expect(rows.filter(({ differs }) => differs).map(({ label }) => label)).toEqual(['电话'])
    expect(page.text()).toContain('不一样')
  })

  test('which one stays is a choice, and what moves over is said', async () => {
    const page = await openMerge({ mergePeople: {} })
    ;(page.instance['onKeep'] as (event: object) => void)({ currentTarget: { dataset: { id: 'p-wang-2' } } })
    await page.settle()
    expect(page.text()).toContain('留下的没写住址、出生日期,从另一份补上')

    await page.fire('#bar', 'act')
    await page.fire('#reason', 'confirm', { reason: '登记了两次' })

    expect(page.calls.at(-1)?.input).toEqual({ keepId: 'p-wang-2', mergeId: 'p-wang', reason: '登记了两次' })
    // Past the page of the record that is no more.
    expect(page.wx.navigateBack).toHaveBeenCalledWith({ delta: 2 })
  })

  test('nothing is merged before the reason is given', async () => {
    const page = await openMerge({})

    await page.fire('#bar', 'act')

    expect(page.find('#reason').data['visible']).toBe(true)
    expect(page.calls.map(({ action }) => action)).toEqual(['person', 'person'])
  })

  test('when somebody else is merging them, the question says so and stays', async () => {
    const page = await openMerge({
      mergePeople: () => {
        throw new Refusal('STALE', '有人正在合并这两份,请刷新再看')
      },
    })
    await page.fire('#bar', 'act')

    await page.fire('#reason', 'confirm', { reason: '登记了两次' })

    expect(page.find('#reason').data).toMatchObject({
      visible: true,
      failure: '有人正在合并这两份,请刷新再看',
    })
    expect(page.wx.navigateBack).not.toHaveBeenCalled()
  })
})
