import type { RoleGrant } from '../../../cloudfunctions/kit/people'
import { holds, reaches } from '../../../cloudfunctions/kit/people/grants'
import { sightOf, type Reader } from '../../../cloudfunctions/people/rules/sight'
import type { Role } from '../../../miniprogram/shared/vocabulary'
import { granted } from '../../support/shop'

const readerOf = (...grants: RoleGrant[]): Reader => ({
  has: (...roles: Role[]) => holds(grants, roles, 2),
  reaches: (grid: string | null, ...roles: Role[]) => reaches(grants, roles, grid, 2),
})

const nobodys = { hasWechat: false, own: false }
const all = { edit: true, order: true, confirm: true, merge: true, erase: true }
const nothing = { edit: false, order: false, confirm: false, merge: false, erase: false }
const keeps = { ...nothing, edit: true, order: true, confirm: true }
const works = { ...nothing, order: true }

test.each([
  ['an administrator', [granted('admin')], '1', 'full', true, true, all],
  ['an administrator, of nobody’s grid', [granted('admin')], null, 'full', true, true, all],
  ['the grid worker of that grid', [granted('gridWorker', { scope: '1' })], '1', 'full', true, false, keeps],
  ['a grid worker of all grids', [granted('gridWorker')], null, 'full', true, false, keeps],
  [
    'the grid worker of another grid',
    [granted('gridWorker', { scope: '2' })],
    '1',
    'none',
    false,
    false,
    nothing,
  ],
  [
    'a grid worker, of somebody without a grid',
    [granted('gridWorker', { scope: '2' })],
    null,
    'none',
    false,
    false,
    nothing,
  ],
  ['the organiser', [granted('organiser')], '1', 'masked', false, false, works],
  ['the canteen', [granted('canteen')], '1', 'masked', true, false, works],
  [
    'an organiser who keeps another grid',
    [granted('organiser'), granted('gridWorker', { scope: '2' })],
    '1',
    'masked',
    false,
    false,
    works,
  ],
  ['somebody whose role has run out', [granted('admin', { until: 2 })], '1', 'none', false, false, nothing],
  ['an editor', [granted('editor')], '1', 'none', false, false, nothing],
] as const)('%s', (_who, grants, grid, sight, diet, child, may) => {
  expect(sightOf(readerOf(...grants), { ...nobodys, grid })).toEqual({ sight, diet, child, may })
})

test('whoever has an account deletes it themselves', () => {
  const reader = readerOf(granted('admin'))

  expect(sightOf(reader, { grid: '1', hasWechat: true, own: false }).may.erase).toBe(false)
})

test('nobody confirms links over themselves', () => {
  const reader = readerOf(granted('admin'))

  expect(sightOf(reader, { grid: '1', hasWechat: true, own: true }).may.confirm).toBe(false)
})
