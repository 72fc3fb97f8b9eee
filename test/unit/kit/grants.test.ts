import type { RoleGrant } from '../../../cloudfunctions/kit/people'
import { audienceOf, holds, reaches, validRoles } from '../../../cloudfunctions/kit/people/grants'

const NOW = 1_000_000
const grant = (role: RoleGrant['role'], more: Partial<RoleGrant> = {}): RoleGrant => ({
  id: `g-${role}`,
  role,
  grantedBy: 'o-admin',
  grantedByName: '刘建国',
  grantedAt: 1,
  ...more,
})

test('a grant ends at its very millisecond', () => {
  expect(holds([grant('courier', { until: NOW + 1 })], ['courier'], NOW)).toBe(true)
  expect(holds([grant('courier', { until: NOW })], ['courier'], NOW)).toBe(false)
})

test('an administrator holds every role, nobody else holds another', () => {
  expect(holds([grant('admin')], ['canteen'], NOW)).toBe(true)
  expect(holds([grant('organiser')], ['canteen'], NOW)).toBe(false)
  expect(holds([], ['canteen'], NOW)).toBe(false)
})

test.each([
  ['their own grid', [grant('gridWorker', { scope: '3' })], '3', true],
  ['another grid', [grant('gridWorker', { scope: '3' })], '4', false],
  ['somebody without an address', [grant('gridWorker', { scope: '3' })], null, false],
  ['any grid without a scope', [grant('gridWorker')], '4', true],
  [
    'either of two grids',
    [grant('gridWorker', { scope: '3' }), grant('gridWorker', { scope: '4', id: 'g-2' })],
    '4',
    true,
  ],
  ['a grid whose grant is over', [grant('gridWorker', { scope: '3', until: NOW })], '3', false],
])('a grid worker and %s', (_what, grants, grid, expected) => {
  expect(reaches(grants, ['gridWorker'], grid, NOW)).toBe(expected)
})

test('an organiser reaches every grid, but only where organisers may', () => {
  expect(reaches([grant('organiser')], ['organiser'], '5', NOW)).toBe(true)
  expect(reaches([grant('organiser')], ['gridWorker'], '5', NOW)).toBe(false)
})

test('a role that is granted twice is named once, one that is over not at all', () => {
  const grants = [
    grant('gridWorker', { scope: '1' }),
    grant('gridWorker', { scope: '2' }),
    grant('courier', { until: 1 }),
  ]

  expect(validRoles(grants, NOW)).toEqual(['gridWorker'])
  expect(audienceOf(grants, NOW)).toEqual(['grid:1', 'grid:2'])
})
