import { AGAIN, Autosave, PAUSE, type SaveStatus } from '../../../miniprogram/packages/newsroom/autosave'
import { keptDrafts } from '../../../miniprogram/packages/newsroom/kept-drafts'
import {
  emptyForm,
  formOf,
  type ArticleForm,
} from '../../../miniprogram/packages/newsroom/model/article-form'
import { emptyBlock } from '../../../miniprogram/packages/newsroom/model/blocks'
import { openDraft } from '../../../miniprogram/packages/newsroom/opening'
import { saveLine } from '../../../miniprogram/packages/newsroom/model/save-words'
import { world } from './autosave-world'
import { content, NOW } from './fixtures'

const titled = (title: string): ArticleForm => ({ ...emptyForm(), title })
const settle = () => jest.advanceTimersByTimeAsync(0)

/** An editor with a new article. */
function begin(more: Partial<ConstructorParameters<typeof Autosave>[0]> = {}) {
  const told: SaveStatus[] = []
  const blank = { key: 'new-1', id: '', version: null, form: emptyForm(), saved: emptyForm() }
  const draft = new Autosave({ ...blank, ...more }, (status) => told.push(status))
  return {
    draft,
    last: () => saveLine(told.at(-1) as SaveStatus).text,
    states: () => told.map(({ state }) => state),
  }
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

describe('what is typed', () => {
  test('is on the phone at once, and at the community four seconds after the last word', async () => {
    const { saves } = world()
    const { draft, last } = begin()

    draft.changed(titled('周'))
    await jest.advanceTimersByTimeAsync(PAUSE - 1)
    draft.changed(titled('周五'))
    expect(keptDrafts.read('new-1')?.form.title).toBe('周五')
    await jest.advanceTimersByTimeAsync(PAUSE - 1)
    expect(saves()).toHaveLength(0)

    await jest.advanceTimersByTimeAsync(1)
    expect(saves().map(({ input }) => input.content?.title)).toEqual(['周五'])
    expect(last()).toBe('已存好 10:21')
    expect(keptDrafts.local()).toHaveLength(0)
    expect(keptDrafts.read('a1')).toBeNull()
    expect(draft).toMatchObject({ id: 'a1', version: 1 })
  })

  test('that is nothing, in a new article, leaves no draft behind', async () => {
    const { saves } = world()
    const { draft } = begin()

    draft.changed(titled('周'))
    draft.changed({ ...emptyForm(), blocks: [emptyBlock('paragraph')] })
    draft.leave()
    await jest.advanceTimersByTimeAsync(AGAIN)

    expect(saves()).toHaveLength(0)
    expect(keptDrafts.local()).toHaveLength(0)
  })

  test('that is not finished stays on the phone after the rest has been saved', async () => {
    world()
    const { draft, last } = begin()

    draft.changed({ ...titled('周五'), blocks: [{ ...emptyBlock('link', 'l1'), title: '通知' } as never] })
    await jest.advanceTimersByTimeAsync(PAUSE)

    expect(last()).toContain('有 1 处没填完')
    expect(keptDrafts.read('a1')?.form.blocks).toHaveLength(1)
  })
})

describe('one save at a time', () => {
  test('words that come while a save is under way wait for it, and the newest win', async () => {
    const cloud = world()
    const { draft } = begin()
    let release: () => void = () => undefined
    cloud.state.hold = new Promise<void>((resolve) => (release = resolve))

    draft.changed(titled('一'))
    void draft.flush()
    await settle()
    draft.changed(titled('一二'))
    void draft.flush()
    draft.changed(titled('一二三'))
    void draft.flush()
    await settle()
    expect(cloud.saves()).toHaveLength(1)

    cloud.state.hold = null
    release()
    await settle()

    expect(cloud.saves().map(({ input }) => [input.content?.title, input.version])).toEqual([
      ['一', undefined],
      ['一二三', 1],
    ])
    expect(draft.settled()).toBe(true)
  })
})

describe('without a network', () => {
  test('the phone keeps it and says so, and it is saved as soon as the network is back', async () => {
    const cloud = world()
    const { draft, last } = begin()
    cloud.setOnline(false)

    draft.changed(titled('周五停水'))
    await jest.advanceTimersByTimeAsync(PAUSE)
    expect(last()).toContain('没有网络,已存在手机上')
    expect(keptDrafts.local().map(({ form }) => form.title)).toEqual(['周五停水'])

    cloud.setOnline(true)
    await settle()
    expect(last()).toBe('已存好 10:21')
    expect(keptDrafts.local()).toHaveLength(0)
  })

  test('a page that was left listens no longer', () => {
    const cloud = world()
    const { draft } = begin()
    draft.leave()
    expect(cloud.listeners).toHaveLength(0)
  })
})

describe('a save whose answer got lost', () => {
  test('is asked for again before newer words go over it: nobody collides with oneself', async () => {
    const cloud = world()
    const { draft, last } = begin()
    cloud.state.losesAnswers = true
    draft.changed(titled('一'))
    await jest.advanceTimersByTimeAsync(PAUSE)
    expect(cloud.state.version).toBe(1)

    cloud.state.losesAnswers = false
    draft.changed(titled('一二'))
    await jest.advanceTimersByTimeAsync(PAUSE)

    const [first, again, newer] = cloud.saves()
    expect(again?.requestId).toBe(first?.requestId)
    expect(newer?.input).toMatchObject({ id: 'a1', version: 1, content: { title: '一二' } })
    expect(last()).toBe('已存好 10:21')
  })

  test('without asking again, the newer words would be refused as stale or become a second article', async () => {
    const cloud = world()
    const { draft } = begin()
    cloud.state.losesAnswers = true
    draft.changed(titled('一'))
    await jest.advanceTimersByTimeAsync(PAUSE)
    cloud.state.losesAnswers = false

    // What the guard in `send` looks for is taken away: the request that waits for its answer.
    wx.removeStorageSync('intention:news.saveDraft:new-1')
    draft.changed(titled('一二'))
    await jest.advanceTimersByTimeAsync(PAUSE)

    expect(cloud.state.title).toBe('一')
    expect(keptDrafts.read('new-1')?.form.title).toBe('一二')
  })

  test('is settled when the editor is opened again after a restart, with the newer words on top', async () => {
    const cloud = world()
    const { draft } = begin()
    cloud.state.losesAnswers = true
    draft.changed(titled('一'))
    await jest.advanceTimersByTimeAsync(PAUSE)
    cloud.setOnline(false)
    draft.changed(titled('一二'))
    draft.leave()
    await settle()

    cloud.state.losesAnswers = false
    cloud.setOnline(true)
    const opened = await openDraft('new-1', '')

    expect(opened).toMatchObject({ key: 'a1', id: 'a1', version: 1, restored: true, form: { title: '一二' } })
    expect(keptDrafts.local()).toHaveLength(0)
  })
})

describe('somebody else has saved since', () => {
  const stale = () => {
    const cloud = world()
    cloud.state.version = 4
    const mine = formOf(content())
    return { cloud, ...begin({ key: 'a1', id: 'a1', version: 3, form: mine, saved: mine }), mine }
  }

  test('nothing is sent over it by itself, and what is written stays on the phone', async () => {
    const { cloud, draft, last, mine } = stale()

    draft.changed({ ...mine, title: '我的' })
    await jest.advanceTimersByTimeAsync(PAUSE)
    draft.changed({ ...mine, title: '我的标题' })
    await jest.advanceTimersByTimeAsync(AGAIN * 2)

    expect(cloud.saves()).toHaveLength(1)
    expect(last()).toContain('别人刚刚也改了')
    expect(keptDrafts.read('a1')).toMatchObject({ version: 3, form: { title: '我的标题' } })
  })

  test('mine goes over theirs only when it is told to', async () => {
    const { cloud, draft, mine } = stale()
    draft.changed({ ...mine, title: '我的' })
    await jest.advanceTimersByTimeAsync(PAUSE)

    await draft.over(4)

    expect(cloud.state).toMatchObject({ version: 5, title: '我的' })
    expect(keptDrafts.read('a1')).toBeNull()
  })
})

test('offline, the editor opens with what the phone has kept', async () => {
  const cloud = world()
  keptDrafts.keep('a1', { form: titled('在车上写的'), id: 'a1', version: 3, at: NOW })
  cloud.setOnline(false)

  const opened = await openDraft('a1', 'a1')

  expect(opened).toMatchObject({ article: null, version: 3, form: { title: '在车上写的' } })
})
