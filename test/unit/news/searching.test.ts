import type { Database } from '../../../cloudfunctions/kit/database'
import { findByTerms } from '../../../cloudfunctions/news/searching'

/** An index answers for the first of several terms alone: it must be the rarest. */

interface Asked {
  terms: unknown
  limit: number
}

/** A database that knows how often each term stands, and writes down what it was asked. */
function shelf(often: Readonly<Record<string, number>>) {
  const asked: Asked[] = []
  const find = (where: { terms: unknown }, { limit }: { limit: number }) => {
    asked.push({ terms: where.terms, limit })
    const rows = typeof where.terms === 'string' ? Math.min(often[where.terms] ?? 0, limit) : 1
    return Promise.resolve(Array.from({ length: rows }, (_, n) => ({ _id: `a-${n}`, rank: n })))
  }
  return { asked, db: { community: 'xinglong', of: () => ({ find }) } as unknown as Database }
}

test('of several terms the one with the fewest articles leads, and none is counted to its end', async () => {
  const { asked, db } = shelf({ 社区: 9_000, 停水: 3, 通知: 40 })

  await findByTerms(db, { shown: true }, ['社区', '停水', '通知'], { limit: 21 })

  const last = asked.at(-1)
  expect(last?.terms).toMatchObject({ operator: 'all', operands: ['停水', '通知', '社区'] })
  expect(last?.limit).toBe(21)
  expect(asked.slice(0, -1).map(({ limit }) => limit)).toEqual([51, 51, 51])
})

test('a single term is looked for at once', async () => {
  const { asked, db } = shelf({ 社区: 9_000 })

  await findByTerms(db, { shown: true }, ['社区'], { limit: 21 })

  expect(asked).toHaveLength(1)
})

test('nothing to look for finds nothing, and asks nothing', async () => {
  const { asked, db } = shelf({})

  expect(await findByTerms(db, { shown: true }, [], { limit: 21 })).toEqual([])
  expect(asked).toEqual([])
})
