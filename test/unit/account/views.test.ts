import { communityView, familyView, linkView } from '../../../cloudfunctions/account/views'
import { tablesOf } from '../../../cloudfunctions/account/exporting'
import { link, account, person } from '../../support/shop'

test('only active links are family', () => {
  const holder = account('o-daughter', {
    links: [
      link('p1'),
      link('p2', { state: 'pending' }),
      link('p3', { state: 'revoked' }),
      link('p4', { until: 5 }),
    ],
  })

  expect(familyView(holder, 5).map(({ personId }) => personId)).toEqual(['p1'])
})

test('a link shows its phone masked', () => {
  expect(linkView(link('p1', { phone: '13900001001' }), 1)).toMatchObject({ maskedPhone: '139****1001' })
})

test('of the community’s templates only WeChat’s ids leave the server, and nothing of its administrators', () => {
  const view = communityView({
    _id: 'xinglong',
    name: '兴隆社区',
    phone: '0393-4412345',
    buildings: [],
    paymentChannel: 'onsite',
    templates: { family: { id: 'tpl-1', title: 'thing1', text: 'thing2', at: 'time3' } },
    admins: ['o-admin'],
    claim: { codeHash: 'hash', until: 1 },
  })

  expect(view).toEqual({
    id: 'xinglong',
    name: '兴隆社区',
    phone: '0393-4412345',
    paymentChannel: 'onsite',
    templates: { family: 'tpl-1' },
  })
})

test('the table of one’s own data is in plain words, and says nothing of what staff wrote for themselves', () => {
  const now = Date.parse('2026-11-23T16:05:00+08:00')
  const [profile, family] = tablesOf({
    account: account('o-daughter', { links: [link('p-mother', { state: 'pending', askedAt: now })] }),
    me: person('p-daughter', { birthdate: '1980-02-09', diet: ['soft', 'lowSalt'], note: '下午打电话' }),
    children: [],
    overMe: [],
    bookings: [],
    messages: [],
    consents: [],
    audited: [],
    news: { asked: [], reacted: [] },
    ...{ entries: [], standing: [] },
    now,
  })

  expect(profile?.rows[0]).toEqual(expect.arrayContaining(['本人', '1980年2月9日', '要软烂、少盐']))
  expect(JSON.stringify(profile)).not.toContain('下午打电话')
  expect(family?.rows[0]).toEqual(
    expect.arrayContaining([
      '我替家人办',
      '妈妈',
      '订餐、报课、团购、健康登记',
      '等 TA 同意',
      '2026年11月23日 16:05',
    ]),
  )
})

test('what somebody asked and keeps stands in their table, the latest first; what was withdrawn has no name', () => {
  const now = Date.parse('2026-11-23T16:05:00+08:00')
  const asked = {
    ...{ _id: 'q', articleId: 'a', openid: 'o-daughter', name: '李邻居', avatar: '', hiddenReason: '' },
    ...{ articleTitle: '医保怎么交', text: '在哪交?', at: now, state: 'shown' as const, answered: true },
    answer: { text: '一楼窗口', byName: '张敏', at: now },
  }
  const table = tablesOf({
    account: account('o-daughter'),
    me: person('p-daughter'),
    ...{ children: [], overMe: [], bookings: [], messages: [], consents: [], audited: [] },
    ...{ entries: [], standing: [] },
    news: {
      asked: [asked],
      reacted: [
        { kind: 'saved', at: now + 60_000, title: '重阳节活动' },
        { kind: 'like', at: now - 60_000, title: null },
      ],
    },
    now,
  }).find(({ sheet }) => sheet === '我的提问和收藏')

  expect(table?.rows).toEqual([
    ['2026年11月23日 16:06', '收藏', '重阳节活动', '', ''],
    ['2026年11月23日 16:05', '提问', '医保怎么交', '在哪交?', '一楼窗口'],
    ['2026年11月23日 16:04', '点赞', '已撤下的文章', '', ''],
  ])
})
