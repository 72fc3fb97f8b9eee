import { showComponent, type CloudAnswers } from '../../support/simulate'
import { me } from '../pages/fixtures'

const show = (place: string, account: CloudAnswers[string] = { me: me() }) =>
  showComponent('components/call-community/index', { properties: { place }, cloud: { account } })

describe('call-community', () => {
  it.each(['card', 'bar', 'strip', 'tab'])(
    'calls from a %s, and asks for the number only then',
    async (place) => {
      const button = await show(place)
      expect(button.calls).toHaveLength(0)

      await button.tap('.call')

      expect(button.wx.makePhoneCall).toHaveBeenCalledWith(
        expect.objectContaining({ phoneNumber: me().community.phone }),
      )
    },
    30_000,
  )

  it('asks for the number once for all times', async () => {
    const button = await show('strip')

    await button.tap('.call')
    await button.tap('.call')

    expect(button.calls).toHaveLength(1)
    expect(button.wx.makePhoneCall).toHaveBeenCalledTimes(2)
  }, 30_000)

  it('says so when the number cannot be found out', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const button = await show('strip', {
      me: () => {
        throw new Error('request:fail')
      },
    })

    await button.tap('.call')
    jest.restoreAllMocks()

    expect(button.wx.makePhoneCall).not.toHaveBeenCalled()
    expect(button.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '还没有查到社区的电话' }),
    )
  }, 30_000)
})
