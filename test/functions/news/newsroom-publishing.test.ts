import { EDITOR, Newsroom, NOON, outcome, PLAIN, RESIDENT, REVIEWER, written } from './newsroom'
import { DAY, HOUR, MINUTE } from '../../../miniprogram/shared/time'
import * as shop from '../../support/shop'

/** From the yes of a reviewer to what residents read, at once or at its time. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

describe('approving', () => {
  test('shows an article at once, and puts by what residents read', async () => {
    const { id, ...done } = await room.approved({ category: 'notice' })

    expect(done).toMatchObject({
      ...{ stage: 'published', shown: true, publishedAt: NOON, revisedAt: null, told: null, plan: null },
      may: { edit: false, pin: true, withdraw: true, review: false },
    })
    expect(await room.titles()).toEqual(['周六上门量血压'])
    expect(await room.get(RESIDENT, 'searchArticles', { words: '血压' })).toMatchObject({ items: [{ id }] })
    expect(await room.cloud.find('newsRevisions')).toMatchObject([
      {
        ...{ _id: `${id}_1`, articleId: id, revision: 1, at: NOON },
        ...{ writerName: '张敏', approvedByName: '何静', content: { title: '周六上门量血压' } },
      },
    ])
    expect(await room.article(id)).toMatchObject({ revisionDue: false, writers: [], category: 'notice' })
    expect(await room.log('approveDraft')).toMatchObject([{ about: id, byName: '何静' }])
  })

  test('of a new revision changes what residents read, and not where it stands', async () => {
    const { id, version } = await room.approved()
    await room.cloud.clock(NOON + HOUR)
    await room.approved({ title: '后来的' })
    await room.cloud.clock(NOON + 2 * HOUR)

    const begun = await room.get(EDITOR, 'saveDraft', { id, version, content: written({ title: '改过的' }) })
    expect(await room.titles()).toEqual(['后来的', '周六上门量血压'])
    expect(await room.get(EDITOR, 'staffArticle', { id })).toMatchObject({ stage: 'draft', shown: true })

    const submitted = await room.get(EDITOR, 'submitDraft', { id, version: begun.version })
    const done = await room.get(REVIEWER, 'approveDraft', { id, version: submitted.version, ...PLAIN })
    expect(done).toMatchObject({ publishedAt: NOON, revisedAt: NOON + 2 * HOUR })
    expect(await room.titles()).toEqual(['后来的', '改过的'])
    expect((await room.cloud.find('newsRevisions', { articleId: id })).map(({ _id }) => _id).sort()).toEqual([
      ...[`${id}_1`, `${id}_2`],
    ])
  })

  test('ten times at once publishes once', async () => {
    const { id, version } = await room.submitted()

    const approved = await Promise.all(
      shop.range(10).map(() => room.ask(REVIEWER, 'approveDraft', { id, version, ...PLAIN })),
    )

    expect(shop.tally(approved)).toEqual({ ok: 1, STALE: 9 })
    expect(await room.article(id)).toMatchObject({ revision: 1 })
  })

  test('a time that is too far, or on top for too long, is refused', async () => {
    const { id, version } = await room.submitted()
    const approve = (plan: object) => room.ask(REVIEWER, 'approveDraft', { id, version, ...PLAIN, ...plan })

    expect(outcome(await approve({ at: NOON + 61 * DAY }))).toBe('BAD_INPUT')
    expect(outcome(await approve({ pinnedUntil: NOON + 31 * DAY }))).toBe('BAD_INPUT')
    expect(outcome(await approve({ urgentUntil: NOON - 1 }))).toBe('BAD_INPUT')
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that dies after %i requests is completed by the timer',
    async (trips) => {
      const { id, version } = await room.submitted()

      await room.cloud.fault({ crashAfterTrips: trips, only: { function: 'news', action: 'approveDraft' } })
      await room.ask(REVIEWER, 'approveDraft', { id, version, ...PLAIN }).catch(() => undefined)
      await room.cloud.fault({})
      await room.timer()

      const { stage, revision, revisionDue } = await room.article(id)
      const revisions = await room.cloud.find('newsRevisions')
      expect(['review', 'published']).toContain(stage)
      expect(revision).toBe(stage === 'published' ? 1 : 0)
      expect(revisionDue).toBe(false)
      expect(revisions.map(({ _id }) => _id)).toEqual(stage === 'published' ? [`${id}_1`] : [])
    },
  )

  test('what a crash left to be put by is not lost when the next revision comes first', async () => {
    const { id, version } = await room.approved()
    await room.cloud.sdk().database().collection('newsRevisions').where({ articleId: id }).remove()
    const target = room.cloud.sdk().database().collection('newsArticles')
    await target.where({ _id: id }).update({ revisionDue: true })

    await room.revised(id, version, '第二版')

    const kept = await room.cloud.find('newsRevisions', { articleId: id })
    expect(kept.map(({ content }) => (content as { title: string }).title).sort()).toEqual([
      ...['周六上门量血压', '第二版'],
    ])
  })
})

describe('at its time', () => {
  const at = NOON + 2 * HOUR

  test('an article is published, not a moment before', async () => {
    const { id, ...planned } = await room.approved({}, { at, pinnedUntil: at + DAY })
    expect(planned).toMatchObject({
      ...{ stage: 'scheduled', scheduledAt: at, shown: false },
      ...{ plan: { pinnedUntil: at + DAY, urgentUntil: null, notify: false }, may: { unschedule: true } },
    })

    await room.cloud.clock(at - 1)
    await room.timer()
    expect(await room.titles()).toEqual([])

    await room.cloud.clock(at)
    await room.timer()
    expect(await room.article(id)).toMatchObject({
      ...{ stage: 'published', publishedAt: at, scheduledAt: null, plan: null },
      ...{ pinnedUntil: at + DAY, approvedByName: '何静' },
    })
  })

  test('after a day without a timer all are published, in the order in which they were to be', async () => {
    for (const n of [3, 1, 2]) await room.approved({ title: `第 ${n} 篇` }, { at: NOON + n * MINUTE })
    await room.cloud.clock(NOON + DAY)

    await room.timer()

    expect(await room.titles()).toEqual(['第 3 篇', '第 2 篇', '第 1 篇'])
  })

  test('five times, and twice at once, it is published once, and put by once', async () => {
    const ids: string[] = []
    for (const n of shop.range(6)) {
      ids.push((await room.approved({ title: `第 ${n} 篇` }, { at: NOON + (n + 1) * MINUTE })).id)
    }
    await room.cloud.clock(NOON + HOUR)

    await Promise.all([room.timer(), room.timer()])
    for (let i = 0; i < 5; i++) await room.timer()

    const all = await Promise.all(ids.map((id) => room.article(id)))
    expect(all.map(({ stage, revision }) => [stage, revision])).toEqual(ids.map(() => ['published', 1]))
    expect(await room.cloud.find('newsRevisions')).toHaveLength(ids.length)
  })

  test('one that was taken back is not, and the others are', async () => {
    const first = await room.approved({ title: '不发了' }, { at })
    await room.approved({ title: '照发' }, { at: at + 1 })
    const draft = await room.get(EDITOR, 'unscheduleArticle', { id: first.id, version: first.version })
    expect(draft).toMatchObject({ stage: 'draft', scheduledAt: null, plan: null, may: { submit: true } })
    await room.cloud.clock(at + HOUR)

    await room.timer()

    expect(await room.titles()).toEqual(['照发'])
  })

  test('taking back and publishing at once: one of the two, never both', async () => {
    for (let n = 0; n < 5; n++) {
      await room.cloud.clock(NOON + n * DAY)
      const { id, version } = await room.approved({ title: `第 ${n} 次` }, { at: NOON + n * DAY + HOUR })
      await room.cloud.clock(NOON + n * DAY + HOUR)

      const [answer] = await Promise.all([
        room.ask(EDITOR, 'unscheduleArticle', { id, version }),
        room.timer(),
      ])

      const { stage, shown } = await room.article(id)
      expect([stage, shown]).toEqual(answer.ok ? ['draft', false] : ['published', true])
    }
  })
})
