import {
  decideAnswer,
  decideEnd,
  linkMoves,
  narrowed,
  oldestEnded,
  shownLinks,
  sideOf,
  standing,
} from '../../../cloudfunctions/account/rules/link'
import { isMeant } from '../../../cloudfunctions/account/rules/request'
import type { ProxyLink } from '../../../cloudfunctions/kit/people'
import { DAY } from '../../../miniprogram/shared/time'
import { link } from '../../support/shop'

const NOW = 100 * DAY
const pending = (more: Partial<ProxyLink> = {}) =>
  link('', { id: 'l', personId: null, state: 'pending', confirmedAt: null, ...more })
const active = (more: Partial<ProxyLink> = {}) => link('p-mother', { id: 'l', ...more })
const revoked = (more: Partial<ProxyLink> = {}) => active({ state: 'revoked', endedAt: NOW - DAY, ...more })

const answer = (subject: ProxyLink, personId: string, accept: boolean, others: ProxyLink[] = []): string => {
  try {
    const account = { personId: 'p-daughter', links: [subject, ...others] }
    return decideAnswer(account, subject, { personId, accept }, NOW)
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each<[string, ProxyLink, string, boolean, string]>([
  ['whoever holds the invitation says yes', pending(), 'p-mother', true, 'go'],
  ['whoever holds the invitation says no', pending(), 'p-mother', false, 'go'],
  ['whoever asked says yes', pending(), 'p-daughter', true, 'NOT_ALLOWED'],
  ['whoever asked says no', pending(), 'p-daughter', false, 'NOT_ALLOWED'],
  ['the elder says yes again', active(), 'p-mother', true, 'same'],
  ['the elder says no after yes', active(), 'p-mother', false, 'STALE'],
  ['somebody else says yes after her', active(), 'p-neighbour', true, 'NOT_FOUND'],
  ['somebody else says no after her', active(), 'p-neighbour', false, 'NOT_FOUND'],
  ['no is said again', revoked({ personId: null }), 'p-mother', false, 'same'],
  ['yes is said after no', revoked({ personId: null }), 'p-mother', true, 'NOT_FOUND'],
  ['the elder says yes to what she has ended', revoked(), 'p-mother', true, 'NOT_FOUND'],
  ['the elder says no to what she has ended', revoked(), 'p-mother', false, 'NOT_FOUND'],
])('an invitation: %s', (_what, subject, personId, accept, expected) => {
  expect(answer(subject, personId, accept)).toBe(expected)
})

test('yes to a request that has been taken up into an older link is yes to that', () => {
  expect(answer(revoked(), 'p-mother', true, [active({ id: 'older' })])).toBe('same')
})

const end = (personId: string, subject: ProxyLink): string => {
  try {
    return decideEnd(sideOf({ personId: 'p-daughter' }, subject, personId), subject, NOW)
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each<[string, string, ProxyLink, string]>([
  ['the one who acts', 'p-daughter', active(), 'end'],
  ['the one for whom', 'p-mother', active(), 'end'],
  ['a neighbour', 'p-neighbour', active(), 'NOT_FOUND'],
  ['the one who asked', 'p-daughter', pending(), 'withdraw'],
  ['whoever was asked, who says no instead', 'p-mother', pending(), 'NOT_FOUND'],
  ['the one who acts, again', 'p-daughter', revoked(), 'same'],
  ['the one for whom, again', 'p-mother', revoked(), 'same'],
  ['a neighbour, later', 'p-neighbour', revoked(), 'NOT_FOUND'],
  ['a guardian, after the birthday', 'p-daughter', active({ kind: 'guardian', until: NOW }), 'same'],
])('ended by %s', (_who, personId, subject, expected) => {
  expect(end(personId, subject)).toBe(expected)
})

test('nothing leads back from an ended link', () => {
  expect(Object.values(linkMoves).map(({ from }) => from)).not.toContain('revoked')
})

test('nobody is the elder of a link that nobody has confirmed', () => {
  expect(sideOf({ personId: 'p-daughter' }, pending(), null)).toBe('holder')
})

test('what is agreed to is within what was asked for', () => {
  expect(narrowed(['meals', 'groupbuy', 'meals'], undefined)).toEqual(['meals', 'groupbuy'])
  expect(narrowed(['meals', 'groupbuy'], ['groupbuy', 'health'])).toEqual(['groupbuy'])
  expect(() => narrowed(['meals'], ['health'])).toThrow('请至少选一样')
})

test('a guardian’s link that the birthday has ended is over since then', () => {
  expect(standing(active({ until: NOW - 1 }), NOW)).toEqual({ state: 'revoked', endedAt: NOW - 1 })
  expect(standing(active({ until: NOW + 1 }), NOW)).toEqual({ state: 'active', endedAt: null })
})

test('waiting first, then active, the newest of each first; what ended long ago is not shown', () => {
  const links = [
    active({ id: 'old', askedAt: 1 }),
    revoked({ id: 'ended', endedAt: NOW - 29 * DAY }),
    revoked({ id: 'forgotten', endedAt: NOW - 31 * DAY }),
    active({ id: 'grown up', until: NOW - 40 * DAY }),
    active({ id: 'new', askedAt: 2 }),
    pending({ id: 'waiting' }),
  ]

  expect(shownLinks(links, NOW).map(({ id }) => id)).toEqual(['waiting', 'new', 'old', 'ended'])
})

test('the oldest link that is over makes room, never one that is open', () => {
  const links = [
    active({ id: 'a', askedAt: 1 }),
    revoked({ id: 'b', askedAt: 3 }),
    revoked({ id: 'c', askedAt: 2 }),
  ]

  expect(oldestEnded(links, NOW)?.id).toBe('c')
  expect(oldestEnded([active(), pending()], NOW)).toBeUndefined()
})

const mother = { name: '王秀英', phone: '13900001001' }

test.each<[string, Partial<ProxyLink>, boolean]>([
  ['her name and phone', {}, true],
  ['another name', { name: '王秀芬' }, false],
  ['another phone', { phone: '13900001002' }, false],
  ['an answer already', { state: 'active' }, false],
  ['been taken back', { state: 'revoked' }, false],
])('a request that has %s is meant for her: %#', (_what, more, expected) => {
  expect(isMeant(pending({ ...mother, ...more }), mother)).toBe(expected)
})
