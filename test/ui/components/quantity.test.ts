import { showComponent } from '../../support/simulate'

const show = (value: number, max = 99) =>
  showComponent('components/quantity/index', { properties: { name: '上海青', value, max } })

describe('quantity', () => {
  it('has no minus before the first one', async () => {
    const stepper = await show(0)

    expect(stepper.findAll('.key')).toHaveLength(1)
  }, 30_000)

  it('tells the wished number and leaves it to its page', async () => {
    const stepper = await show(1)
    const changes = stepper.events('change')

    await stepper.tap('.key--more')

    expect(changes).toEqual([{ value: 2 }])
    expect(stepper.data['value']).toBe(1)
  }, 30_000)

  it('never asks for more than there is, and says so', async () => {
    const stepper = await show(2, 2)
    const changes = stepper.events('change')
    const full = stepper.events('full')

    await stepper.tap('.key--more')

    expect(changes).toHaveLength(0)
    expect(full).toHaveLength(1)
  }, 30_000)
})
