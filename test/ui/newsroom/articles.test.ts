import { showPage } from '../../support/simulate'
import { content, NOW } from './fixtures'

describe('the list', () => {
  test('a draft that never reached the community stands on top, with the way back to it', async () => {
    const kept = { form: { ...content(), title: '在车上写的', tags: '' }, id: '', version: null, at: NOW }
    const page = await showPage('packages/newsroom/pages/articles/index', {
      storage: { newsDrafts: ['new-1'], 'newsDraft:new-1': kept },
      cloud: {
        news: {
          staffArticles: { items: [], now: NOW },
          newsDesk: { drafts: 3, reviews: 0, scheduled: 1, questions: 0 },
        },
      },
    })

    expect(page.text()).toContain('在车上写的')
    expect(page.text()).toContain('只在这台手机上')
    expect(page.text()).toContain('草稿 3')
  })
})
