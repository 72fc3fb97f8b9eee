import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { elsewhere, owing, run, stop, stops } from './fixtures'

const openWalk = (answers: CloudAnswers[string], storage: Record<string, unknown> = {}): Promise<Shown> =>
  showPage('packages/courier/pages/stops/index', { cloud: { meals: answers }, storage })

const asked = (page: Shown, action: string) => page.calls.filter((call) => call.action === action)

/** What a stop's buttons fire. */
function onStop(page: Shown, id: string, action: string): void {
  const event = { currentTarget: { dataset: { id } }, detail: { action } }
  ;(page.instance['onAct'] as (event: object) => void)(event)
}

/** The network is gone until `back`. */
function offline(page: Shown): () => void {
  const call = page.wx.cloud.callFunction.getMockImplementation()
  page.wx.cloud.callFunction.mockImplementation(() => Promise.reject(new Error('request:fail')))
  page.wx.getNetworkType.mockImplementation((options: { success?: (result: object) => void } = {}) => {
    options.success?.({ networkType: 'none', isConnected: false })
    return Promise.resolve({ errMsg: 'ok' })
  })
  return () => {
    if (call) page.wx.cloud.callFunction.mockImplementation(call)
  }
}

const connected = async (page: Shown): Promise<void> => {
  const [[listener] = []] = page.wx.onNetworkStatusChange.mock.calls as [((change: object) => void)?][]
  listener?.({ isConnected: true })
  await page.settle()
}

const delivered = stop({ state: 'delivered', handover: { at: stops([]).now, words: '交给本人' } })

describe("a courier's walk", () => {
  test('is told staircase by staircase in the order that the server gave', async () => {
    const page = await openWalk({ stops: stops([run([stop(), owing(), elsewhere()])]) })

    const [walk] = page.data['runs'] as { groups: { title: string; stops: { room: string }[] }[] }[]
    expect(walk?.groups.map(({ title, stops: doors }) => [title, doors.map(({ room }) => room)])).toEqual([
      ['3 号楼 2 单元', ['501', '602']],
      ['5 号楼 1 单元', ['101']],
    ])
  })

  test('says at each door what to take: money where it is owed, none where an account pays', async () => {
    const page = await openWalk({ stops: stops([run([stop(), owing(), elsewhere()])]) })

    expect(page.text()).toContain('收 ¥4.00')
    expect(page.text()).toContain('账户扣,不收钱')
    expect(page.text()).toContain('少盐')
  })

  test('sets out in one tap with everything that is ready', async () => {
    const ready = [stop({ state: 'ready' }), owing({ state: 'ready' })]
    const page = await openWalk({
      stops: stops([run(ready, { startedAt: null })]),
      startRun: run([stop(), owing()]),
    })

    await page.fire('#set-out', 'act')

    expect(asked(page, 'startRun')[0]?.input).toEqual({ menuId: 'm-tue', routeId: 'r-1' })
    expect(page.findAll('#set-out')).toHaveLength(0)
    expect(page.data['openId']).toBe(stop().orderId)
  })

  test('cannot begin while the kitchen is still at work, and says so', async () => {
    const page = await openWalk({
      stops: stops([run([stop({ state: 'cooking' })], { stage: 'cooking', startedAt: null })]),
    })

    expect(page.text()).toContain('1 份还没做好')
    expect(page.findAll('#set-out')).toHaveLength(0)
  })

  test('after a meal is handed over the next door is open', async () => {
    const page = await openWalk({ stops: stops([run([stop(), owing()])]), deliver: delivered })
    onStop(page, stop().orderId, 'deliver')

    await page.fire('#handing', 'confirm', { to: 'person', paid: 'none' })

    expect(asked(page, 'deliver')[0]?.input).toEqual({ orderId: stop().orderId, to: 'person' })
    expect(page.data['openId']).toBe(owing().orderId)
    expect(page.text()).toContain('王秀英的餐送到了')
  })

  test('money that was taken is written down with what the courier saw', async () => {
    const page = await openWalk({
      stops: stops([run([owing()])]),
      deliver: owing({ state: 'delivered' }),
    })
    onStop(page, owing().orderId, 'deliver')
    expect(page.find('#handing').data['owed']).toBe('4.00')

    await page.fire('#handing', 'confirm', { to: 'family', paid: 'cash' })

    expect(asked(page, 'deliver')[0]?.input).toMatchObject({ paid: { method: 'cash', seenFen: 400 } })
  })

  test('nobody answered: it is said beforehand who will be told', async () => {
    const page = await openWalk({
      stops: stops([run([stop()])]),
      noAnswer: stop({ state: 'no_answer', alertId: 'alert-1' }),
    })
    onStop(page, stop().orderId, 'noAnswer')
    expect(page.find('#reason').data['consequence']).toContain('家人和网格员马上收到消息')

    await page.fire('#reason', 'confirm', { reason: '敲门没人应' })

    expect(asked(page, 'noAnswer')[0]?.input).toEqual({ orderId: stop().orderId, note: '敲门没人应' })
    expect(page.text()).toContain('找到人了吗')
  })

  test('a refusal is shown where it was asked, and nothing is kept', async () => {
    const page = await openWalk({
      stops: stops([run([stop()])]),
      deliver: () => {
        throw new Refusal('STALE', '这一餐已经由别人送到了')
      },
    })
    onStop(page, stop().orderId, 'deliver')
    await page.fire('#handing', 'confirm', { to: 'person', paid: 'none' })

    expect(page.data['problem']).toBe('这一餐已经由别人送到了')
    expect(page.data['unsent']).toBe('')
  })

  describe('without a network', () => {
    test('what was tapped is kept, says so, and goes out by itself as the same request', async () => {
      const page = await openWalk({ stops: stops([run([stop(), owing()])]), deliver: delivered })
      const back = offline(page)
      onStop(page, stop().orderId, 'deliver')
      await page.fire('#handing', 'confirm', { to: 'person', paid: 'none' })
      expect(page.text()).toContain('有 1 件记在手机上,还没发出去:王秀英送到了')
      expect(page.data['openId']).toBe(owing().orderId)
      const sent = page.wx.cloud.callFunction.mock.calls.at(-1)?.[0] as { data: { requestId: string } }

      back()
      await connected(page)

      expect(asked(page, 'deliver')).toHaveLength(1)
      expect(asked(page, 'deliver')[0]).toMatchObject({ requestId: sent.data.requestId })
      expect(page.text()).toContain('刚才记在手机上的都发出去了')
    })

    test('that nobody answered is urgent: the courier is to telephone', async () => {
      const page = await openWalk({ stops: stops([run([stop()])]) })
      offline(page)
      onStop(page, stop().orderId, 'noAnswer')
      await page.fire('#reason', 'confirm', { reason: '敲门没人应' })

      expect(page.text()).toContain('家人和网格员还没有收到消息,请先打电话告诉社区')
      expect(page.text()).toContain('打给社区')
    })

    test('what waits cannot be tapped once more in another way', async () => {
      const page = await openWalk({ stops: stops([run([stop()])]) })
      offline(page)
      onStop(page, stop().orderId, 'deliver')
      await page.fire('#handing', 'confirm', { to: 'person', paid: 'none' })

      const [walk] = page.data['runs'] as { groups: { stops: { canDeliver: boolean; unsent: string }[] }[] }[]
      expect(walk?.groups[0]?.stops[0]).toMatchObject({ canDeliver: false, unsent: '送到了' })
    })
  })
})
