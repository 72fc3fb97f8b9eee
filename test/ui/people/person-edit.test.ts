import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { wang } from './fixtures'

describe('correcting a record', () => {
  const openEdit = (people: CloudAnswers[string]): Promise<Shown> =>
    showPage('packages/people/pages/person-edit/index', {
      query: { id: 'p-wang' },
      cloud: { people: { person: wang(), ...people }, account: { buildings: { buildings: [] } } },
    })

  const type = (page: Shown, key: string, value: string): void =>
    (page.instance['onType'] as (event: object) => void)({
      currentTarget: { dataset: { key } },
      detail: { value },
    })

  test('sends every field with the version that was read', async () => {
    const page = await openEdit({ savePerson: {} })
    type(page, 'note', '女儿在郑州')

    await page.fire('#bar', 'act')

    expect(page.calls.at(-1)?.input).toEqual({
      personId: 'p-wang',
      version: 4,
      name: '王秀英',
      phone: '13900001001',
      address: { building: '3', unit: '2', room: '501' },
      birthdate: '1952-03-08',
      diet: ['soft', 'lowSalt'],
      dietNote: '对花生过敏',
      note: '女儿在郑州',
    })
    expect(page.wx.navigateBack).toHaveBeenCalled()
  })

  test('given somebody saved in between, then what was typed stays, and the newest is offered', async () => {
    const page = await openEdit({
      savePerson: () => {
        throw new Refusal('STALE', '别人刚刚改过这份资料,请看最新的再改')
      },
    })
    type(page, 'note', '女儿在郑州')

    await page.fire('#bar', 'act')

    expect(page.data).toMatchObject({ outdated: true, fields: { note: '女儿在郑州' } })
    expect(page.find('#bar').data['problem']).toContain('别人刚刚改过')
    expect(page.text()).toContain('看最新的')
  })

  test('a phone that cannot be one is not sent', async () => {
    const page = await openEdit({})
    type(page, 'phone', '12345')

    await page.fire('#bar', 'act')

    expect(page.find('#bar').data['problem']).toContain('请填手机号')
    expect(page.calls.filter(({ action }) => action === 'savePerson')).toEqual([])
  })
})
