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

const meals = { waiting: 7, tomorrow: 12, myStops: 3, alerts: 0, drafts: 0, now: NOW }

const openDesk = (
  people: CloudAnswers[string],
  change: Partial<Reply<'meals', 'desk'>> = {},
): Promise<Shown> =>
  showPage('packages/staff/pages/desk/index', {
    cloud: {
      people,
      groupbuy: { desk: shop },
      news: { newsDesk: newsroom },
      meals: { desk: { ...meals, ...change } },
    },
  })

const tilesOf = (page: Shown): string[] =>
  (page.data['tiles'] as { title: string }[]).map(({ title }) => title)

describe('the desk', () => {
  test.each<[Role, string[]]>([
    ['gridWorker', ['电话订餐', '居民', '要打的电话', '找不到的老人']],
    [
      'canteen',
      [
        ...['食堂今天', '领餐', '电话订餐', '菜单', '居民', '要打的电话', '找不到的老人'],
        ...['补贴月报', '助餐账户', '送餐路线', '留样和明厨', '饭菜评价', '收款账目'],
      ],
    ],
    ['organiser', ['取货验单', '代客下单', '居民', '要打的电话', '团购管理', '收款账目', '供货方和取货点']],
    [
      'admin',
      [
        ...['取货验单', '代客下单', '食堂今天', '领餐', '电话订餐', '菜单', '居民', '要打的电话'],
        ...['找不到的老人', '资讯', '居民提问'],
        ...['补贴月报', '助餐账户', '送餐路线', '留样和明厨', '饭菜评价'],
        ...['团购管理', '收款账目', '供货方和取货点', '人员与权限', '操作记录'],
      ],
    ],
    ['editor', ['资讯', '居民提问']],
    ['reviewer', ['资讯', '居民提问']],
    ['courier', ['送餐', '找不到的老人']],
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
    const editor = await openDesk({ desk: desk([grant('editor')]) })
    const organiser = await openDesk({ desk: desk([grant('organiser')]) })

    expect(editor.calls.map((call) => call.function)).toEqual(['people', 'news'])
    expect(organiser.text()).toContain('等着取货')
  })

  test('counts what waits in the newsroom for who works there, and asks for it for nobody else', async () => {
    const editor = await openDesk({ desk: desk([grant('editor')]) })
    const courier = await openDesk({ desk: desk([grant('courier')]) })

    expect(editor.text()).toContain('1 篇等审核,2 篇草稿')
    expect(editor.text()).toContain('4 个')
    expect(courier.calls.map((call) => call.function)).toEqual(['people', 'meals'])
  })

  test('somebody who is looked for stands before everything else', async () => {
    const page = await openDesk({ desk: desk([grant('canteen')]) }, { alerts: 2 })

    expect(tilesOf(page)[0]).toBe('找不到的老人')
    expect(page.text()).toContain('没人应门,请马上去找')
  })

  test('counts the meals of today and tomorrow for the canteen, and the stops for a courier', async () => {
    const canteen = await openDesk({ desk: desk([grant('canteen')]) })
    const courier = await openDesk({ desk: desk([grant('courier')]) })

    expect(canteen.text()).toContain('今天没领')
    expect(canteen.text()).toContain('12')
    expect(courier.text()).toContain('等您送')
    expect(courier.text()).not.toContain('明天订了')
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
