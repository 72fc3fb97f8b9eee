import { openedArticles } from '../../../miniprogram/services/opened-articles'
import { putPhone } from './wechat'

beforeEach(() => void putPhone())

describe('what was opened on this phone', () => {
  it('is remembered once each', () => {
    openedArticles.add('a1')
    openedArticles.add('a2')
    openedArticles.add('a1')

    expect([...openedArticles.all()]).toEqual(['a1', 'a2'])
  })

  it('is remembered for the newest five hundred, so that the phone does not fill up', () => {
    for (let i = 0; i < 510; i++) openedArticles.add(`a${i}`)

    expect(openedArticles.all().size).toBe(500)
    expect(openedArticles.all().has('a9')).toBe(false)
    expect(openedArticles.all().has('a10')).toBe(true)
  })
})
