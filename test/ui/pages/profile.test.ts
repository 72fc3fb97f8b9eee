import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage } from '../../support/simulate'
import { buildings, me } from './fixtures'

const open = (account: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/profile/index', {
    cloud: { account: { me: me(), buildings, ...account } },
  })

type Page = Awaited<ReturnType<typeof open>>

const type = async (page: Page, field: 'name' | 'phone', value: string) => {
  ;(page.instance['onField'] as (event: object) => void)({
    currentTarget: { dataset: { field } },
    detail: { value },
  })
  await page.settle()
}

describe('my profile', () => {
  it('opens the address picker where the person lives', async () => {
    const page = await open()

    expect(page.text()).toContain('2 号楼 1 单元 302')
    expect(page.data['wheels']).toMatchObject({ at: [1, 0, 9] })
  })

  it('offers only units and rooms that the chosen building has', async () => {
    const page = await open()

    ;(page.instance['onWheel'] as (event: object) => void)({ detail: { column: 0, value: 0 } })

    const { columns } = page.data['wheels'] as { columns: string[][] }
    expect(columns[1]).toHaveLength(4)
    expect(columns[2]).toHaveLength(12)
    expect(columns[2]?.at(-1)).toBe('602')
  })

  it('says under the field what is not right, and sends nothing', async () => {
    const page = await open({ me: me({ profile: null }) })
    await type(page, 'name', '新邻居')
    await type(page, 'phone', '123')

    await page.fire('.save', 'act')

    expect(page.text()).toContain('请填手机号,或带区号的座机号')
    expect(page.calls.some((call) => call.action === 'saveProfile')).toBe(false)
  })

  it('saves and goes back to where it came from', async () => {
    const page = await open({ saveProfile: { personId: 'p-wang' } })

    await page.fire('.save', 'act')

    expect(page.calls.at(-1)?.input).toEqual({
      name: '王秀英',
      phone: '13900001001',
      address: { building: '2', unit: '1', room: '302' },
      birthdate: '1948-03-08',
    })
    expect(page.wx.navigateBack).toHaveBeenCalled()
  })

  it('keeps what was typed when the server refuses', async () => {
    const saveProfile = () => {
      throw new Refusal('BAD_TEXT', '名字里有不能用的字,请改一下')
    }
    const page = await open({ saveProfile })
    await type(page, 'name', '王小英')

    await page.fire('.save', 'act')

    expect(page.text()).toContain('名字里有不能用的字')
    expect(page.data['form']).toMatchObject({ name: '王小英' })
    expect(page.wx.navigateBack).not.toHaveBeenCalled()
  })
})
