import { showComponent } from '../../support/simulate'

const show = (properties: object) =>
  showComponent('components/bottom-bar/index', { properties: { text: '订下 2 份 · ¥7.00', ...properties } })

describe('bottom-bar', () => {
  it('acts once it is tapped', async () => {
    const bar = await show({})
    const acts = bar.events('act')

    await bar.fire('.main', 'tap')

    expect(acts).toHaveLength(1)
  }, 30_000)

  it.each([{ busy: true }, { disabled: true }])(
    'does nothing while it is %j',
    async (state) => {
      const bar = await show(state)
      const acts = bar.events('act')

      await bar.fire('.main', 'tap')

      expect(acts).toHaveLength(0)
    },
    30_000,
  )

  it('says why it did not work above the button', async () => {
    const bar = await show({ problem: '库存不足:上海青只剩 1 份' })

    expect(bar.text()).toContain('库存不足:上海青只剩 1 份')
  }, 30_000)

  it('has the telephone of the community beside it, but not for the staff', async () => {
    const resident = await show({})
    const staff = await show({ staff: true })

    expect(resident.findAll('.call')).toHaveLength(1)
    expect(staff.findAll('.call')).toHaveLength(0)
  }, 30_000)
})
