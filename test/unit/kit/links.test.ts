import { activeLink, isActive } from '../../../cloudfunctions/kit/people/links'
import { taskAudience } from '../../../cloudfunctions/kit/callTasks'
import { link } from '../../support/shop'

const NOW = 1_000_000

test.each([
  ['is active', {}, true],
  ['waits for an answer', { state: 'pending' as const }, false],
  ['was ended', { state: 'revoked' as const }, false],
  ['lets its holder do other things only', { scopes: ['meals' as const] }, false],
  ['ended with the child’s eighteenth birthday', { until: NOW }, false],
  ['ends a millisecond from now', { until: NOW + 1 }, true],
])('a link that %s', (_what, more, expected) => {
  expect(isActive(link('p-mother', more), NOW, 'groupbuy')).toBe(expected)
})

test('a link for one person is none for another', () => {
  const account = { links: [link('p-mother')] }

  expect(activeLink(account, 'p-mother', 'groupbuy', NOW)).toBeDefined()
  expect(activeLink(account, 'p-neighbour', 'groupbuy', NOW)).toBeUndefined()
})

test('a call task is seen by those who work it off, the grid workers of that grid, and administrators', () => {
  expect(taskAudience('organiser', '3').sort()).toEqual(['admin', 'grid:*', 'grid:3', 'organiser'])
  expect(taskAudience('gridWorker', null).sort()).toEqual(['admin', 'grid:*'])
})
