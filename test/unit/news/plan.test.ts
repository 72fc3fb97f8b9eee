import { AppError } from '../../../cloudfunctions/kit/errors'
import { checkPlan, checkTop } from '../../../cloudfunctions/news/rules/plan'
import { DAY, HOUR } from '../../../miniprogram/shared/time'
import { NOW } from './drafts'

const plan = { at: null, pinnedUntil: null, urgentUntil: null, notify: false }

const fieldOf = (run: () => unknown): unknown => {
  try {
    run()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_INPUT') throw error
    return error.detail?.['field']
  }
}

test.each([
  ['no time', null, null],
  ['a time that has passed while it was chosen', NOW - 1, null],
  ['this very moment', NOW, null],
  ['a time to come', NOW + 1, NOW + 1],
  ['the last possible time', NOW + 60 * DAY, NOW + 60 * DAY],
])('%s: published then', (_what, at, expected) => {
  expect(checkPlan({ ...plan, at }, NOW)).toBe(expected)
})

test('nothing is set for later than sixty days', () => {
  expect(fieldOf(() => checkPlan({ ...plan, at: NOW + 60 * DAY + 1 }, NOW))).toBe('at')
})

describe.each(['pinnedUntil', 'urgentUntil'] as const)('%s', (field) => {
  test('lies ahead, within thirty days, counted from when the article is published', () => {
    const at = NOW + 5 * DAY
    const until = (ms: number) => fieldOf(() => checkPlan({ ...plan, at, [field]: ms }, NOW))

    expect(until(at)).toBe(field)
    expect(until(at + 1)).toBeNull()
    expect(until(at + 30 * DAY)).toBeNull()
    expect(until(at + 30 * DAY + 1)).toBe(field)
  })

  test('of an article that is there already counts from now', () => {
    const none = { pinnedUntil: null, urgentUntil: null }

    expect(fieldOf(() => checkTop({ ...none, [field]: NOW }, NOW))).toBe(field)
    expect(fieldOf(() => checkTop({ ...none, [field]: NOW + HOUR }, NOW))).toBeNull()
    expect(fieldOf(() => checkTop(none, NOW))).toBeNull()
  })
})
