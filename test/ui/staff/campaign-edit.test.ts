import { emptyItem, formOf, type ItemForm } from '../../../miniprogram/packages/staff/model/campaign-form'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { choices, draft, NOW } from './fixtures'

const KEPT = 'campaignDraft:c9'

const openEditor = (groupbuy: CloudAnswers[string] = {}, query: Record<string, string> = { id: 'c9' }) =>
  showPage('packages/staff/pages/campaign-edit/index', {
    query,
    cloud: { groupbuy: { choices: choices(), staffCampaign: draft(), ...groupbuy } },
  })

const typeTitle = (editor: Shown, value: string): Promise<void> => editor.fire('#title', 'change', { value })

const save = (editor: Shown): Promise<void> => editor.fire('#save', 'act')

const saves = (editor: Shown) => editor.calls.filter((call) => call.action === 'saveCampaign')

/** What the editor gave to the item's page when it opened it. */
interface ItemPage {
  events: { change: (sent: { item: ItemForm }) => void; remove: () => void }
}

async function openNewItem(editor: Shown): Promise<ItemPage> {
  await (editor.instance['onNewItem'] as () => Promise<void> | void)()
  return editor.wx.navigateTo.mock.calls.at(-1)?.[0] as unknown as ItemPage
}

describe('what is typed', () => {
  test('is marked as unsaved and kept on the phone with the version that it was begun from', async () => {
    const editor = await openEditor()

    await typeTitle(editor, '周五蔬菜大团')

    expect(editor.data['unsaved']).toBe(true)
    expect(editor.wx.getStorageSync(KEPT)).toMatchObject({ form: { title: '周五蔬菜大团' }, version: 3 })
  })

  test('is still there after leaving the page, until it is saved', async () => {
    const editor = await openEditor({ saveCampaign: draft({ version: 4 }) })
    await typeTitle(editor, '周五蔬菜大团')

    await (editor.instance['load'] as () => Promise<void>)()
    expect(editor.text()).toContain('接着上次没保存的内容')
    expect(editor.data['form']).toMatchObject({ title: '周五蔬菜大团' })

    await save(editor)
    expect(editor.wx.getStorageSync(KEPT)).toBe('')
  })

  test('counts as unchanged when it is typed back', async () => {
    const editor = await openEditor()

    await typeTitle(editor, '周五')
    await typeTitle(editor, '周五蔬菜团')

    expect(editor.data['unsaved']).toBe(false)
    expect(editor.wx.getStorageSync(KEPT)).toBe('')
  })
})

describe('saving', () => {
  test('sends the version that was edited and leads to the campaign, which says what comes next', async () => {
    const editor = await openEditor({ saveCampaign: draft({ version: 4 }) })
    await typeTitle(editor, '周五蔬菜大团')

    await save(editor)

    expect(saves(editor)[0]?.input).toMatchObject({ id: 'c9', version: 3, title: '周五蔬菜大团' })
    const { url } = editor.wx.redirectTo.mock.calls[0]?.[0] as unknown as { url: string }
    expect(url).toContain('/packages/staff/pages/campaign/index?id=c9')
    expect(decodeURIComponent(url)).toContain('发布')
  })

  test('sends nothing without a title, and shows it at the title', async () => {
    const editor = await openEditor()
    await typeTitle(editor, ' ')

    await save(editor)

    expect(saves(editor)).toHaveLength(0)
    expect(editor.find('#title').data['error']).toContain('标题')
  })

  test('shows the refusal of a time at that time', async () => {
    const editor = await openEditor({
      saveCampaign: () => {
        throw new Refusal('BAD_INPUT', '取货要在截单之后才能开始', { field: 'pickupFrom' })
      },
    })
    await typeTitle(editor, '周五蔬菜大团')

    await save(editor)

    expect(editor.data['field']).toBe('pickupFrom')
    expect(editor.text()).toContain('取货要在截单之后才能开始')
  })

  test('a new campaign takes the only pickup point and has no id', async () => {
    const editor = await openEditor({ saveCampaign: draft() }, { now: String(NOW) })
    await typeTitle(editor, '周六面点团')

    await save(editor)

    expect(saves(editor)[0]?.input).toMatchObject({ title: '周六面点团', pickupPointIds: ['point-1'] })
    expect(saves(editor)[0]?.input).not.toHaveProperty('id')
  })
})

describe('when somebody else has saved in the meantime', () => {
  /** The first save is refused; by then version 4 is there. */
  function overtaken() {
    let version = 3
    return openEditor({
      staffCampaign: () => draft({ version, title: version === 3 ? '周五蔬菜团' : '别人的标题' }),
      saveCampaign: (input: { version: number }) => {
        if (input.version === 3) {
          version = 4
          throw new Refusal('STALE', '别人刚刚改过这次团购,请刷新后再改')
        }
        return draft({ version: 5 })
      },
    })
  }

  test('what was typed stays, and both ways out are offered', async () => {
    const editor = await overtaken()
    await typeTitle(editor, '我的标题')

    await save(editor)

    expect(editor.text()).toContain('别人刚刚改过这次团购')
    expect(editor.data['form']).toMatchObject({ title: '我的标题' })
    expect(editor.wx.getStorageSync(KEPT)).toMatchObject({ form: { title: '我的标题' } })
  })

  test('"mine" is sent again over the newest version, after a question', async () => {
    const editor = await overtaken()
    await typeTitle(editor, '我的标题')
    await save(editor)

    await (editor.instance['onTakeMine'] as () => Promise<void>)()
    await editor.settle()

    expect(editor.wx.showModal).toHaveBeenCalled()
    expect(saves(editor)[1]?.input).toMatchObject({ version: 4, title: '我的标题' })
  })

  test('"theirs" is loaded, and what was typed is let go', async () => {
    const editor = await overtaken()
    await typeTitle(editor, '我的标题')
    await save(editor)

    await (editor.instance['onTakeTheirs'] as () => Promise<void>)()
    await editor.settle()

    expect(editor.data['form']).toMatchObject({ title: '别人的标题' })
    expect(editor.wx.getStorageSync(KEPT)).toBe('')
  })

  test('a draft that was kept from an older version is shown as such at once', async () => {
    const editor = await openEditor({ staffCampaign: draft({ version: 4 }) })
    editor.wx.setStorageSync(KEPT, { form: { ...formOf(draft()), title: '我的标题' }, version: 3 })

    await (editor.instance['load'] as () => Promise<void>)()

    expect(editor.data['conflict']).toBe(true)
    expect(editor.data['form']).toMatchObject({ title: '我的标题' })
  })
})

describe('items', () => {
  test('a new item comes with the supplier of the one before, and every change of it is kept', async () => {
    const editor = await openEditor()
    const page = await openNewItem(editor)

    page.events.change({ item: { ...emptyItem('new-1'), name: '西红柿' } })

    expect(editor.text()).toContain('西红柿')
    expect(editor.wx.getStorageSync(KEPT)).toMatchObject({
      form: { items: [{ name: '上海青' }, { name: '西红柿' }] },
    })
  })

  test('an item that was opened and left without a word is not sent', async () => {
    const editor = await openEditor({ saveCampaign: draft({ version: 4 }) })
    await typeTitle(editor, '周五蔬菜大团')
    const page = await openNewItem(editor)
    page.events.change({ item: emptyItem('new-1') })

    await save(editor)

    expect((saves(editor)[0]?.input as { items: unknown[] }).items).toHaveLength(1)
  })

  test('after the cutoff goods are not offered for change', async () => {
    const editor = await openEditor({ staffCampaign: draft({ phase: 'closed' }) })

    expect(editor.text()).toContain('已经截单')
    expect(editor.text()).not.toContain('加一样菜')
  })
})
