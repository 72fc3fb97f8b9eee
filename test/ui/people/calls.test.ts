import { HOUR } from '../../../miniprogram/shared/time'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { callList, callTask, NOW } from './fixtures'

const openCalls = (people: CloudAnswers[string]): Promise<Shown> =>
  showPage('packages/people/pages/calls/index', {
    cloud: { people: { callTasks: callList(callTask()), ...people } },
  })

async function run(page: Shown, method: string, dataset: object): Promise<void> {
  ;(page.instance[method] as (event: object) => void)({ currentTarget: { dataset } })
  await page.settle()
}

const TAKEN = { phone: '13900001001', task: callTask({ takenByName: '陈浩', takenByMe: true }) }

describe('people to be telephoned', () => {
  test('a card says whom, what to say and since when, and hides the number', async () => {
    const page = await openCalls({})

    expect(page.text()).toContain('王秀英')
    expect(page.text()).toContain('周三蔬菜团不办了')
    expect(page.text()).toContain('今天 16:00 起等着')
    expect(page.text()).toContain('139****1001')
    expect(page.text()).not.toContain('13900001001')
  })

  test('given somebody telephones already, then the card says who and offers nothing', async () => {
    const page = await openCalls({ callTasks: callList(callTask({ takenByName: '刘洋' })) })

    expect(page.text()).toContain('刘洋正在打')
    expect(page.findAll('.take')).toHaveLength(0)
  })

  test('one whose time has not come says when', async () => {
    const calls = [{ at: NOW - 1, byName: '陈浩', outcome: 'noAnswer' as const, note: '' }]
    const page = await openCalls({ callTasks: callList(callTask({ dueAt: NOW + HOUR / 2, calls })) })

    expect(page.text()).toContain('今天 17:30 再打')
    expect(page.text()).toContain('打过 1 次,上次没人接')
  })

  test('taking a call shows the number to dial, and three answers', async () => {
    const page = await openCalls({ takeCall: TAKEN })

    await run(page, 'onTake', { index: 0 })

    expect(page.text()).toContain('13900001001')
    expect(page.findAll('.outcome')).toHaveLength(3)
    expect(page.text()).toContain('几次都没人接,就不再打了')
    ;(page.instance['onDial'] as () => void)()
    expect(page.wx.makePhoneCall).toHaveBeenCalledWith(
      expect.objectContaining({ phoneNumber: '13900001001' }),
    )
  })

  test('given another was quicker, then the refusal says who, and the list is asked anew', async () => {
    const page = await openCalls({
      takeCall: () => {
        throw new Refusal('STALE', '刘洋正在打这个电话,您看看下一个')
      },
    })

    await run(page, 'onTake', { index: 0 })

    expect(page.text()).toContain('刘洋正在打这个电话,您看看下一个')
    expect(page.calls.filter(({ action }) => action === 'callTasks')).toHaveLength(2)
    expect(page.data['calling']).toBeNull()
  })

  test('how it went is sent with the note, and the list says what comes of it', async () => {
    const page = await openCalls({ takeCall: TAKEN, finishCall: callTask({ dueAt: NOW + HOUR / 2 }) })
    await run(page, 'onTake', { index: 0 })
    ;(page.instance['onNote'] as (event: object) => void)({ detail: { value: '中午在睡觉' } })

    await run(page, 'onOutcome', { value: 'noAnswer' })

    expect(page.calls.find(({ action }) => action === 'finishCall')?.input).toEqual({
      id: 't1',
      outcome: 'noAnswer',
      note: '中午在睡觉',
    })
    expect(page.text()).toContain('记下了:王秀英没人接,过一会儿再打')
  })

  test('the third time that nobody answers, it says that the task is given up', async () => {
    const given = callTask({ state: 'done', settled: 'gaveUp', doneAt: NOW })
    const page = await openCalls({ takeCall: TAKEN, finishCall: given })
    await run(page, 'onTake', { index: 0 })

    await run(page, 'onOutcome', { value: 'noAnswer' })

    expect(page.text()).toContain('这件事不再打了')
  })

  test('without network the call and its note stay on the screen', async () => {
    const page = await openCalls({
      takeCall: TAKEN,
      finishCall: () => {
        throw new Refusal('INTERNAL', '没有记上,请再点一次')
      },
    })
    await run(page, 'onTake', { index: 0 })

    await run(page, 'onOutcome', { value: 'reached' })

    expect(page.find('#bar').data['problem']).toBe('没有记上,请再点一次')
    expect(page.data['calling']).toMatchObject({ name: '王秀英' })
  })

  test('a day without calls says so', async () => {
    const page = await openCalls({ callTasks: callList() })

    expect(page.text()).toContain('现在没有要打的电话')
  })
})
