import type { ArticleContent, Block } from '../../../cloudfunctions/kit/articles'
import { AppError } from '../../../cloudfunctions/kit/errors'
import { checkDraft, checkSubmittable, writtenIn } from '../../../cloudfunctions/news/rules/submitting'
import { draft, paragraph } from './drafts'

const refusalOf = (run: () => void): { message: string; detail: unknown } | null => {
  try {
    run()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_INPUT') throw error
    return { message: error.message, detail: error.detail }
  }
}

const policy = draft({
  category: 'policy',
  issuer: '市医保局',
  relevance: { forWhom: '全体居民', bring: '', where: '', phone: '' },
})

const own = (name: string): string => `cloud://local.local-local/news/${name}`

describe('a draft', () => {
  const image: Block = {
    ...{ id: 'b2', kind: 'image', file: own('a.jpg'), original: own('b.jpg') },
    ...{ width: 1, height: 1, caption: '' },
  }

  test('may be as unfinished as it likes', () => {
    const empty = draft({ title: '', summary: '', blocks: [paragraph('b1', '')] })

    expect(refusalOf(() => checkDraft(empty, 'local'))).toBeNull()
  })

  test('names every block once', () => {
    const twice = draft({ blocks: [paragraph('b1'), paragraph('b1')] })

    expect(refusalOf(() => checkDraft(twice, 'local'))?.detail).toEqual({ field: 'blocks' })
  })

  test('shows files of the community’s own storage', () => {
    const video: Block = { id: 'b3', kind: 'video', file: own('v.mp4'), cover: '', caption: '' }
    const good = draft({ cover: own('c.jpg'), audio: own('a.mp3'), blocks: [image, video] })

    expect(refusalOf(() => checkDraft(good, 'local'))).toBeNull()
  })

  const elsewhere = 'cloud://other.other-1/x.jpg'
  test.each<[string, Partial<ArticleContent>]>([
    ['as a cover', { cover: elsewhere }],
    ['read aloud', { audio: elsewhere }],
    ['in a picture', { blocks: [{ ...image, file: elsewhere }] }],
    ['behind a picture', { blocks: [{ ...image, original: elsewhere }] }],
    ['as a video', { blocks: [{ id: 'v', kind: 'video', file: elsewhere, cover: '', caption: '' }] }],
    [
      'before a video',
      { blocks: [{ id: 'v', kind: 'video', file: own('v'), cover: elsewhere, caption: '' }] },
    ],
    ['to be downloaded', { blocks: [{ id: 'f', kind: 'file', file: elsewhere, name: '表格', bytes: 1 }] }],
  ])('shows no file of somebody else’s %s', (_where, more) => {
    expect(refusalOf(() => checkDraft(draft(more), 'local'))).not.toBeNull()
    // A name that only begins like ours is somebody else's, too.
    expect(refusalOf(() => checkDraft(draft(more), 'oth'))).not.toBeNull()
  })
})

describe('what goes to a reviewer', () => {
  test.each([
    ['an article', draft()],
    ['a policy', policy],
    ['a policy of one day', { ...policy, effectiveOn: '2026-11-23', expiresOn: '2026-11-23' }],
  ])('may be %s that has everything', (_what, content) => {
    expect(refusalOf(() => checkSubmittable(content))).toBeNull()
  })

  const relevance = { forWhom: '', bring: '身份证', where: '', phone: '' }
  test.each<[string, ArticleContent, string]>([
    ['a title', draft({ title: '' }), 'title'],
    ['a summary', draft({ summary: '' }), 'summary'],
    ['anything to read', draft({ blocks: [] }), 'blocks'],
    ['its issuer', { ...policy, issuer: '' }, 'issuer'],
    ['whom a policy concerns', { ...policy, relevance: null }, 'relevance.forWhom'],
    ['whom a policy concerns among the rest', { ...policy, relevance }, 'relevance.forWhom'],
    [
      'an end after its beginning',
      draft({ effectiveOn: '2026-12-01', expiresOn: '2026-11-30' }),
      'expiresOn',
    ],
  ])('does not lack %s', (_what, content, field) => {
    expect(refusalOf(() => checkSubmittable(content))?.detail).toEqual({ field })
  })

  test.each<[string, Block]>([
    ['paragraph', paragraph('b2', '')],
    ['list', { id: 'b2', kind: 'list', ordered: false, items: [] }],
    ['list of nothing', { id: 'b2', kind: 'list', ordered: true, items: ['', ''] }],
    ['list with a gap', { id: 'b2', kind: 'list', ordered: true, items: ['一', ''] }],
    ['file without a name', { id: 'b2', kind: 'file', file: own('f'), name: '', bytes: 1 }],
    ['link without a name', { id: 'b2', kind: 'link', url: 'https://mp.weixin.qq.com/s/x', title: '' }],
  ])('has no empty %s, and the writer is told which', (_what, block) => {
    const refused = refusalOf(() => checkSubmittable(draft({ blocks: [paragraph('b1'), block] })))

    expect(refused?.message).toMatch(/^第 2 段/)
    expect(refused?.detail).toEqual({ field: 'blocks', blockId: 'b2' })
  })
})

test('every word that residents will read is checked', () => {
  const content = draft({
    ...{ title: '一', summary: '二', tags: ['三'], source: '四', issuer: '五' },
    relevance: { forWhom: '六', bring: '七', where: '八', phone: '110' },
    blocks: [
      paragraph('a', '九'),
      { id: 'b', kind: 'list', ordered: false, items: ['十', '甲'] },
      { id: 'c', kind: 'image', file: 'f', original: '', width: 0, height: 0, caption: '乙' },
      { id: 'd', kind: 'file', file: 'f', name: '丙', bytes: 0 },
      { id: 'e', kind: 'link', url: 'u', title: '丁' },
    ],
  })

  expect(writtenIn(content).join('')).toBe('一二三四五六七八九十甲乙丙丁')
})
