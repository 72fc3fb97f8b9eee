import { instantOf } from '../../../miniprogram/shared/time'
import type { Role } from '../../../miniprogram/shared/vocabulary'
import type { Reply } from '../../../typings/cloud-api'
import { Refusal, showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { NOW } from './fixtures'

type Desk = Reply<'people', 'desk'>
type Grant = Desk['grants'][number]

const grant = (role: Role, change: Partial<Grant> = {}): Grant => ({
  grantId: `g-${role}`,
  role,
  scope: null,
  grantedByName: '陈浩',
  grantedAt: NOW,
  until: null,
  expired: false,
  ...change,
})

const desk = (grants: Grant[], calls = 0): Desk => ({
  name: '刘洋',
  grants,
  roles: grants.filter(({ expired }) => !expired).map(({ role }) => role),
  waiting: { calls },
})

const shop = { open: 2, toPickUp: 5, drafts: 1, now: NOW }

const newsroom = { drafts: 2, reviews: 1, scheduled: 0, questions: 4 }

const openDesk = (people: CloudAnswers[string]): Promise<Shown> =>
  showPage('packages/staff/pages/desk/index', {
    cloud: { people, groupbuy: { desk: shop }, news: { newsDesk: newsroom } },
  })

const tilesOf = (page: Shown): string[] =>
  (page.data['tiles'] as { title: string }[]).map(({ title }) => title)

describe('the desk', () => {
  test.each<[Role, string[]]>([
    ['gridWorker', ['居民', '要打的电话']],
    ['canteen', ['居民', '要打的电话', '收款账目']],
    ['organiser', ['取货验单', '代客下单', '居民', '要打的电话', '团购管理', '收款账目', '供货方和取货点']],
    [
      'admin',
      [
        ...['取货验单', '代客下单', '居民', '要打的电话', '资讯', '居民提问'],
        ...['团购管理', '收款账目', '供货方和取货点', '人员与权限', '操作记录'],
      ],
    ],
    ['editor', ['资讯', '居民提问']],
    ['reviewer', ['资讯', '居民提问']],
    ['courier', []],
  ])('shows a %s exactly the tools of that role', async (role, tiles) => {
    expect(tilesOf(await openDesk({ desk: desk([grant(role)]) }))).toEqual(tiles)
  })

  test('says each grant with where and until when, and leaves out what has run out', async () => {
    const until = instantOf('2099-12-31')
    const page = await openDesk({
      desk: desk([
        grant('gridWorker', { scope: '1' }),
        grant('courier', { until }),
        grant('editor', { expired: true }),
      ]),
    })

    expect(page.text()).toContain('网格员 · 第 1 网格')
    expect(page.text()).toContain('送餐员 · 到 2099年12月31日')
    expect(page.text()).not.toContain('编辑')
  })

  test('counts the calls that wait', async () => {
    const page = await openDesk({ desk: desk([grant('gridWorker')], 3) })

    expect(page.text()).toContain('3 个')
  })

  test('asks for what waits at the counter only where that is one of the roles', async () => {
    const gridWorker = await openDesk({ desk: desk([grant('gridWorker')]) })
    const organiser = await openDesk({ desk: desk([grant('organiser')]) })

    expect(gridWorker.calls.map((call) => call.function)).toEqual(['people'])
    expect(organiser.text()).toContain('等着取货')
  })

  test('counts what waits in the newsroom for who works there, and asks for it for nobody else', async () => {
    const editor = await openDesk({ desk: desk([grant('editor')]) })
    const courier = await openDesk({ desk: desk([grant('courier')]) })

    expect(editor.text()).toContain('1 篇等审核,2 篇草稿')
    expect(editor.text()).toContain('4 个')
    expect(courier.calls.map((call) => call.function)).toEqual(['people'])
  })

  test('whose tools come later is told so kindly', async () => {
    const page = await openDesk({ desk: desk([grant('courier')]) })

    expect(page.text()).toContain('您的工具还在准备')
  })

  test('somebody without a role reads whom to ask', async () => {
    const page = await openDesk({
      desk: () => {
        throw new Refusal('NOT_ALLOWED', '您没有这项权限,如有需要请联系社区')
      },
    })

    expect(page.text()).toContain('这里是工作人员用的')
  })
})
