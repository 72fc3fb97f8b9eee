import { PAUSE } from '../../../miniprogram/packages/newsroom/autosave'
import { Refusal, type CloudAnswers, type Shown } from '../../support/simulate'
import { article, content, NOW, submitted } from './fixtures'
import { call, ledTo, open, sent } from './open'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the editor', () => {
  const openEditor = (news: CloudAnswers[string] = {}, query: Record<string, string> = { id: 'a1' }) =>
    open(
      'edit',
      { staffArticle: article(), saveDraft: { id: 'a1', version: 4, savedAt: NOW }, ...news },
      query,
    )

  const typeTitle = (page: Shown, value: string) => page.fire('#title', 'change', { value })

  test('"写好了" saves at once, over the version that was read, and leads to the article', async () => {
    const editor = await openEditor()
    await typeTitle(editor, '周五早上停水')

    await editor.fire('#done', 'act')

    expect(sent(editor, 'saveDraft')).toMatchObject([
      { id: 'a1', version: 3, content: { title: '周五早上停水' } },
    ])
    expect(ledTo(editor)).toContain('id=a1')
    expect(ledTo(editor)).toContain('提交审核')
  })

  test('saves by itself some seconds after the last word', async () => {
    const editor = await openEditor()
    await typeTitle(editor, '周五早上停水')

    await wait(PAUSE + 300)

    expect(sent(editor, 'saveDraft')).toHaveLength(1)
    expect(editor.text()).toContain('已存好 10:21')
  })

  test('leaving it saves what has not been saved', async () => {
    const editor = await openEditor()
    await typeTitle(editor, '周五早上停水')

    await call(editor, 'onUnload')

    expect(sent(editor, 'saveDraft')).toHaveLength(1)
  })

  test('a new page that nothing was written on sends nothing and says what to begin with', async () => {
    const editor = await openEditor({}, {})

    await editor.fire('#done', 'act')
    await call(editor, 'onUnload')

    expect(sent(editor, 'saveDraft')).toHaveLength(0)
    expect(editor.text()).toContain('还什么都没写')
  })

  test('an article that waits for its review is not written on, and says what to do first', async () => {
    const editor = await openEditor({ staffArticle: submitted() })

    expect(editor.text()).toContain('正在等审核')
    expect(editor.findAll('#title')).toHaveLength(0)
  })

  describe('when somebody else has saved in the meantime', () => {
    async function overtaken(): Promise<Shown> {
      let version = 3
      const editor = await openEditor({
        staffArticle: () =>
          article(
            version === 3 ? {} : { version, writerName: '陈浩', work: content({ title: '陈浩的标题' }) },
          ),
        saveDraft: (input: { version: number }) => {
          if (input.version === 3) {
            version = 4
            throw new Refusal('STALE', '别人刚刚改过这篇')
          }
          return { id: 'a1', version: 5, savedAt: NOW }
        },
      })
      await typeTitle(editor, '我的标题')
      await call(editor, 'onHide')
      return editor
    }

    test('it says who and when, and both are still there', async () => {
      const editor = await overtaken()

      expect(editor.text()).toContain('陈浩今天 09:21存过')
      expect(editor.data['form']).toMatchObject({ title: '我的标题' })
      await call(editor, 'onSeeTheirs')
      const { url } = editor.wx.navigateTo.mock.calls.at(-1)?.[0] as unknown as { url: string }
      expect(url).toContain('newsroom/pages/preview')
    })

    test('"用我的" goes over the newest version', async () => {
      const editor = await overtaken()
      await call(editor, 'onTakeMine')
      expect(sent(editor, 'saveDraft')[1]).toMatchObject({ version: 4, content: { title: '我的标题' } })
    })

    test('"用对方的" lets go of mine and sends nothing', async () => {
      const editor = await overtaken()
      await call(editor, 'onTakeTheirs')
      expect(editor.data['form']).toMatchObject({ title: '陈浩的标题' })
      expect(sent(editor, 'saveDraft')).toHaveLength(1)
      expect(editor.wx.getStorageSync('newsDraft:a1')).toBe('')
    })
  })

  test('what is imported goes behind what is there', async () => {
    const editor = await openEditor()
    await call(editor, 'onImport')
    const { events } = editor.wx.navigateTo.mock.calls.at(-1)?.[0] as unknown as {
      events: { imported(event: object): void }
    }

    const blocks = [{ id: 'x', kind: 'paragraph', text: '搬来的' }]
    events.imported({ article: { title: '别的', source: '', cover: '', blocks }, missing: 2 })
    await editor.settle()

    expect(editor.data['form']).toMatchObject({
      title: '周五停水',
      blocks: [{ text: '水管要换。' }, { text: '搬来的' }],
    })
    expect(editor.text()).toContain('有 2 张图没取到')
  })
})

describe('the body', () => {
  test('a piece that was deleted by mistake comes back where it stood', async () => {
    const editor = await open(
      'edit',
      { staffArticle: article(), saveDraft: { id: 'a1', version: 4, savedAt: NOW } },
      {
        id: 'a1',
      },
    )
    const body = editor.find('#body').instance as Record<string, (event?: object) => void>
    body['onRemove']?.({ currentTarget: { dataset: { id: 'b1' } } })
    await editor.settle()
    expect(editor.data['form']).toMatchObject({ blocks: [] })
    expect(editor.text()).toContain('这一段已删掉')

    body['onUndo']?.()
    await editor.settle()

    expect(editor.data['form']).toMatchObject({ blocks: [{ id: 'b1' }] })
  })
})
