import { showComponent } from '../../support/simulate'

const show = (state: object, more: object = {}) =>
  showComponent('components/state-view/index', { properties: { state, ...more } })

describe('state-view', () => {
  it('says why something did not open and offers another try', async () => {
    const view = await show({ status: 'error', message: '社区的服务器没有回应', stale: false })
    const retries = view.events('retry')

    expect(view.text()).toContain('社区的服务器没有回应')
    await view.fire('.blank__again', 'tap')

    expect(retries).toHaveLength(1)
  }, 30_000)

  it('leads somewhere from an empty page', async () => {
    const view = await show(
      { status: 'empty', message: '', stale: false },
      { emptyTitle: '还没有订过菜', emptyAction: '去看看' },
    )
    const actions = view.events('action')

    expect(view.text()).toContain('还没有订过菜')
    await view.fire('.blank__again', 'tap')

    expect(actions).toHaveLength(1)
  }, 30_000)

  it('leads home where there is nothing to see, instead of asking for the same again', async () => {
    const message = '没有找到这个订单,可能已经撤下'
    const view = await show({ status: 'gone', message, stale: false })
    const retries = view.events('retry')

    expect(view.text()).toContain(message)
    expect(view.text()).toContain('回首页')
    await view.fire('.blank__again', 'tap')

    expect(retries).toHaveLength(0)
    expect(view.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  }, 30_000)
})
