import { showPage } from '../../support/simulate'
import { campaign, eggs, item, me } from './fixtures'

const open = (change: Parameters<typeof campaign>[0] = {}) =>
  showPage('packages/groupbuy/pages/campaign/index', {
    query: { id: 'c1' },
    cloud: { groupbuy: { campaign: campaign(change) }, account: { me: me() } },
  })

type Page = Awaited<ReturnType<typeof open>>

/** What the row of an item tells its page when its stepper is used. */
async function choose(page: Page, index: number, value: number): Promise<void> {
  const rows = page.findAll('.row-of-item')
  rows[index]?.instance.triggerEvent('change', { value })
  await page.settle()
}

describe('the page of a campaign', () => {
  it('says on its button how much was chosen and what it costs', async () => {
    const page = await open()

    await choose(page, 0, 2)
    await choose(page, 1, 1)

    expect(page.data['bar']).toBe('去确认 · 3 份 · ¥41.00')
  })

  it('keeps what was chosen when the person leaves and comes back', async () => {
    const page = await open()
    await choose(page, 0, 2)

    await (page.instance['load'] as () => Promise<void>)()

    expect(page.data['bar']).toBe('去确认 · 2 份 · ¥5.00')
  })

  it('brings the basket down to what can still be had, and says so', async () => {
    const page = await open({ items: [item({ left: 1, available: 1 }), eggs()] })
    page.wx.setStorageSync('basket:c1', { quantities: { greens: 3 }, since: Date.now() })

    await (page.instance['load'] as () => Promise<void>)()

    expect(page.data['notice']).toBe('上海青只能订 1 份,已帮您改好')
    expect(page.data['bar']).toBe('去确认 · 1 份 · ¥2.50')
  })

  it('tells the cutoff in words and who joined by masked names only', async () => {
    const page = await open()

    expect(page.text()).toContain('今天 20:00')
    expect(page.text()).toContain('王**')
  })

  it('offers no steppers once ordering is over', async () => {
    const page = await open({ phase: 'closed' })

    expect(page.text()).toContain('已经截单,正在备货')
    expect(page.findAll('.row-of-item >>> .key')).toHaveLength(0)
  })
})
