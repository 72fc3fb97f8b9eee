import type { RoleGrant } from '../../../cloudfunctions/kit/people'
import { audienceOf, gridsOf, holds, reaches, validRoles } from '../../../cloudfunctions/kit/people/grants'

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

test.each(['editor', 'reviewer'] as const)(
  'an %s of one grid reaches that grid, and not everybody',
  (role) => {
    const grants = [grant(role, { scope: '3' })]

    expect(['3', '4', '', null].map((grid) => reaches(grants, [role], grid, NOW))).toEqual([
      ...[true, false, false, false],
    ])
    expect(gridsOf(grants, [role], NOW)).toEqual(['3'])
  },
)

test.each([
  ['no role at all', [], []],
  ['another role', [grant('organiser')], []],
  ['a role for two grids', [grant('editor', { scope: '3' }), grant('editor', { scope: '4' })], ['3', '4']],
  ['a role that is over', [grant('editor', { scope: '3', until: NOW })], []],
  ['a role for everybody', [grant('editor', { scope: '3' }), grant('editor')], null],
  ['an administrator’s role', [grant('admin')], null],
])('%s is held for the grids that it names, null for all', (_what, grants, expected) => {
  expect(gridsOf(grants, ['editor'], NOW)).toEqual(expected)
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
