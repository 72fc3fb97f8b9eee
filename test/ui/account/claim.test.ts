import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { me } from '../pages/fixtures'

const open = (answer = me({ claimable: true }), more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/claim/index', {
    cloud: { account: { me: answer, claimAdmin: {}, ...more } },
  })

const write = async (page: Awaited<ReturnType<typeof open>>, value: string) => {
  ;(page.instance['onCode'] as (event: object) => void)({ detail: { value } })
  await page.settle()
}

describe('taking over a new community', () => {
  it('reads the code as it is printed, however it was typed', async () => {
    const page = await open()
    await write(page, 'abcd-efgh-2345')

    await page.fire('.claim', 'act')

    expect(page.calls.at(-1)?.input).toEqual({ code: 'ABCD-EFGH-2345' })
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/staff/pages/desk/index' })
  })

  it('says that a code is wrong, and keeps it to be corrected', async () => {
    const page = await open(me({ claimable: true }), {
      claimAdmin: () => {
        throw new Refusal('NOT_FOUND', '开通码不对或已经用过')
      },
    })
    await write(page, 'ABCD')

    await page.fire('.claim', 'act')

    expect(page.text()).toContain('开通码不对或已经用过')
    expect(page.data['code']).toBe('ABCD')
  })

  it('is over once somebody was first', async () => {
    expect((await open(me())).text()).toContain('社区已经开通了')
  })

  it('asks for a name before the code', async () => {
    expect((await open(me({ profile: null, claimable: true }))).text()).toContain('先登记姓名和电话')
  })
})
