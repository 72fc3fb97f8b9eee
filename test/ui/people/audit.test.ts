import { showPage, type Shown } from '../../support/simulate'
import { NOW } from './fixtures'

describe('the record of what was done', () => {
  const entry = (id: string, at: number, change: object = {}) => ({
    id,
    at,
    byName: '刘洋',
    what: 'people.person',
    about: 'p-wang',
    aboutName: '王秀英',
    reason: '',
    read: true,
    ...change,
  })
  const openAudit = (query: Record<string, string>): Promise<Shown> =>
    showPage('packages/people/pages/audit/index', {
      query,
      cloud: {
        people: {
          auditLog: {
            items: [
              entry('a1', NOW),
              entry('a2', NOW - 1000, { what: 'people.revokeRole', read: false, reason: '换了岗位' }),
              entry('a3', NOW - 24 * 60 * 60 * 1000),
            ],
            now: NOW,
          },
        },
      },
    })

  test('is told day by day in words', async () => {
    const page = await openAudit({})

    expect(page.findAll('.day').map((day) => day.dom?.textContent?.trim())).toEqual(['今天', '昨天'])
    expect(page.text()).toContain('刘洋 看了居民资料')
    expect(page.text()).toContain('刘洋 收回了权限')
    expect(page.text()).toContain('原因:换了岗位')
  })

  test('of one person asks only for that person, also after another choice', async () => {
    const page = await openAudit({ personId: 'p-wang', name: encodeURIComponent('王秀英') })

    await page.fire('#choices', 'change', { value: 'reads' })

    expect(page.calls.map(({ input }) => input)).toEqual([
      { show: 'all', personId: 'p-wang' },
      { show: 'reads', personId: 'p-wang' },
    ])
    expect(page.text()).toContain('和王秀英有关的')
  })
})
