import {
  ADMIN,
  BOTH,
  EDITOR,
  ELSEWHERE,
  IN_GRID_2,
  Newsroom,
  NOON,
  outcome,
  PLAIN,
  RESIDENT,
  REVIEWER,
  SECOND_EDITOR,
  written,
} from './newsroom'

/** Reviewing: nobody says yes to their own words, or to what is not theirs to see. */

let room: Newsroom

beforeAll(async () => {
  room = await Newsroom.open({ instances: 4 })
})
beforeEach(() => room.clear())
afterAll(() => room.stop())

describe('reviewing', () => {
  test('sends back with a reason, which stays with the draft until it is published', async () => {
    const { id, version } = await room.submitted()

    await room.get(REVIEWER, 'returnDraft', { id, version, reason: '电话号码写错了' })

    const draft = await room.get(EDITOR, 'staffArticle', { id })
    expect(draft).toMatchObject({
      ...{ stage: 'draft', returned: true },
      returnedNote: { reason: '电话号码写错了', byName: '何静', at: NOON },
    })
    const { items } = await room.get(EDITOR, 'staffArticles', { stage: 'draft' })
    expect(items).toMatchObject([{ id, returned: true }])
    expect(await room.log('returnDraft')).toMatchObject([{ reason: '电话号码写错了' }])
  })

  test.each([
    ['an editor who may review, too', BOTH],
    ['an administrator', ADMIN],
  ])('one’s own is refused to %s, and nothing is published', async (_who, by) => {
    const { id, version } = await room.submitted({}, by)

    for (const action of ['approveDraft', 'returnDraft'] as const) {
      const input = action === 'approveDraft' ? { id, version, ...PLAIN } : { id, version, reason: '改' }
      expect(await room.ask(by, action, input as never)).toMatchObject({
        ok: false,
        error: { code: 'NOT_ALLOWED', message: '自己写的要请别人来审' },
      })
    }
    const seen = await room.get(by, 'staffArticle', { id })
    expect(seen).toMatchObject({ notMine: '自己写的要请别人来审', may: { review: false } })
    expect(await room.titles()).toEqual([])
    expect(await room.get(REVIEWER, 'staffArticle', { id })).toMatchObject({
      ...{ notMine: '', may: { review: true } },
    })
  })

  test('what one only touched is one’s own as well, until it has been published', async () => {
    const { id, version } = await room.draft()
    const touched = await room.get(BOTH, 'saveDraft', {
      id,
      version,
      content: written({ title: '动了一下' }),
    })
    const last = { id, version: touched.version, content: written() }
    const { version: newest } = await room.get(EDITOR, 'saveDraft', last)
    const submitted = await room.get(EDITOR, 'submitDraft', { id, version: newest })

    const own = await room.ask(BOTH, 'approveDraft', { id, version: submitted.version, ...PLAIN })
    expect(outcome(own)).toBe('NOT_ALLOWED')
    const done = await room.get(REVIEWER, 'approveDraft', { id, version: submitted.version, ...PLAIN })

    const next = await room.get(EDITOR, 'saveDraft', {
      id,
      version: done.version,
      content: written({ title: '新' }),
    })
    const again = await room.get(EDITOR, 'submitDraft', { id, version: next.version })
    expect(outcome(await room.ask(BOTH, 'approveDraft', { id, version: again.version, ...PLAIN }))).toBe('ok')
  })

  test('is for reviewers, of this community', async () => {
    const { id, version } = await room.submitted()
    const approve = (by: string) => room.ask(by, 'approveDraft', { id, version, ...PLAIN })

    expect(outcome(await approve(SECOND_EDITOR))).toBe('NOT_ALLOWED')
    expect(outcome(await approve(RESIDENT))).toBe('NOT_ALLOWED')
    expect(outcome(await approve(ELSEWHERE))).toBe('NOT_FOUND')
  })

  test('decides on what was on the screen, not on what came after it', async () => {
    const { id, version } = await room.submitted()
    const { version: recalled } = await room.get(EDITOR, 'recallDraft', { id, version })
    const saved = await room.get(EDITOR, 'saveDraft', {
      id,
      version: recalled,
      content: written({ title: '另一回事' }),
    })
    await room.get(EDITOR, 'submitDraft', { id, version: saved.version })

    expect(outcome(await room.ask(REVIEWER, 'approveDraft', { id, version, ...PLAIN }))).toBe('STALE')
    expect(await room.titles()).toEqual([])
  })
})

describe('staff of one grid', () => {
  test('see and move what is for that grid; everything else is not there', async () => {
    const own = await room.draft({ audience: '2', title: '二号网格停水' })
    const common = await room.draft()
    const other = await room.draft({ audience: '1' })

    for (const { id, version } of [common, other]) {
      const content = written({ audience: '2' })
      expect(outcome(await room.ask(IN_GRID_2, 'staffArticle', { id }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'saveDraft', { id, version, content }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', { id, version }))).toBe('NOT_FOUND')
      expect(outcome(await room.ask(IN_GRID_2, 'changes', { id }))).toBe('NOT_FOUND')
    }
    const { items } = await room.get(IN_GRID_2, 'staffArticles', { stage: 'draft' })
    expect(items.map(({ id }) => id)).toEqual([own.id])
    expect(await room.get(IN_GRID_2, 'newsDesk', {})).toMatchObject({ drafts: 1 })
    expect(await room.get(EDITOR, 'newsDesk', {})).toMatchObject({ drafts: 3 })
    expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', own))).toBe('BAD_INPUT')
    expect(outcome(await room.ask(IN_GRID_2, 'submitDraft', { id: own.id, version: own.version }))).toBe('ok')
  })

  test('write for that grid alone', async () => {
    const save = (audience: string) => room.ask(IN_GRID_2, 'saveDraft', { content: written({ audience }) })

    expect(outcome(await save(''))).toBe('NOT_ALLOWED')
    expect(outcome(await save('1'))).toBe('NOT_ALLOWED')
    expect(outcome(await save('2'))).toBe('ok')
  })
})
