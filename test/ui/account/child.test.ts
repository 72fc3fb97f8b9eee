import { GUARDIAN_VERSION } from '../../../miniprogram/shared/privacy'
import type { CloudAnswers } from '../../support/simulate'
import { Refusal, showPage, type Shown } from '../../support/simulate'
import { child, familyOf } from './fixtures'

const open = (personId = '', more: CloudAnswers[string] = {}) =>
  showPage('packages/account/pages/child/index', {
    query: personId ? { personId } : {},
    cloud: {
      account: {
        family: familyOf({ children: [child()] }),
        addChild: { personId: 'p-new' },
        saveChild: {},
        endLink: {},
        ...more,
      },
    },
  })

const call = (page: Shown, method: string, event: object) => {
  ;(page.instance[method] as (event: object) => void)(event)
  return page.settle()
}

async function fillIn(page: Shown): Promise<void> {
  await page.fire('.relation', 'change', { value: '女儿' })
  await call(page, 'onField', { currentTarget: { dataset: { field: 'name' } }, detail: { value: '刘一凡' } })
  await call(page, 'onBirthdate', { detail: { value: '2021-03-08' } })
}

describe('writing down a child', () => {
  it("needs the guardian's own consent, and sends which text it was", async () => {
    const page = await open()
    await fillIn(page)

    await page.fire('.save', 'act')
    expect(page.text()).toContain('同意了点前面的方框')
    expect(page.calls.some(({ action }) => action === 'addChild')).toBe(false)

    await page.tap('.consent')
    await page.fire('.save', 'act')
    expect(page.calls.at(-1)?.input).toEqual({
      name: '刘一凡',
      birthdate: '2021-03-08',
      relation: '女儿',
      diet: [],
      dietNote: '',
      consentVersion: GUARDIAN_VERSION,
    })
  })

  it('says all that is missing', async () => {
    const page = await open()

    await page.fire('.save', 'act')

    for (const words of ['孩子是您的什么人', '请填孩子的姓名', '请选孩子的出生日期']) {
      expect(page.text()).toContain(words)
    }
    expect(page.find('.save').data['problem']).toContain('孩子是您的什么人')
  })

  it('keeps what was typed when the server refuses', async () => {
    const page = await open('', {
      addChild: () => {
        throw new Refusal('BAD_INPUT', '满 18 岁的,请 TA 自己登记')
      },
    })
    await fillIn(page)
    await page.tap('.consent')

    await page.fire('.save', 'act')

    expect(page.text()).toContain('满 18 岁的,请 TA 自己登记')
    expect(page.data['form']).toMatchObject({ name: '刘一凡', birthdate: '2021-03-08' })
  })
})

describe("a child's record", () => {
  it('is changed without asking for the consent again', async () => {
    const page = await open('p-child')
    expect(page.text()).toContain('2018年6月1日')

    await page.fire('.save', 'act')

    expect(page.calls.at(-1)).toMatchObject({
      action: 'saveChild',
      input: { personId: 'p-child', name: '刘一诺', birthdate: '2018-06-01', diet: ['allergy'] },
    })
  })

  it('is deleted by ending the link, after a grave question', async () => {
    const page = await open('p-child')

    await page.fire('.delete', 'tap')

    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ confirmColor: '#B42318' }))
    expect(page.calls.at(-1)).toMatchObject({ action: 'endLink', input: { linkId: 'link-child' } })
  })

  it('of somebody else looks like none at all', async () => {
    expect((await open('p-other')).text()).toContain('这里没有这个孩子的资料了')
  })
})
