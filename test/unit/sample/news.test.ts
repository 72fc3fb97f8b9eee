import { readdirSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Article } from '../../../cloudfunctions/kit/articles'
import { content } from '../../../cloudfunctions/news/contract/shapes'
import { checkSubmittable } from '../../../cloudfunctions/news/rules/submitting'
import { textsOf } from '../../../cloudfunctions/kit/articleTerms'
import { articleDocuments } from '../../../local/sample/news/documents'
import { DAY, HOUR, startOfDay } from '../../../miniprogram/shared/time'
import { ARTICLE_CATEGORIES, ARTICLE_STAGES } from '../../../miniprogram/shared/vocabulary'

/** Around midnight, at dawn, at noon and late: the sample is made at any hour, on any day of the week. */
const HOURS = [0.1, 6, 12, 23.9]
const DAYS = [0, 1, 2, 3, 4, 5, 6]
const someDay = startOfDay(Date.parse('2026-11-24T00:00:00+08:00'))
const moments = DAYS.flatMap((day) => HOURS.map((hour) => someDay + day * DAY + hour * HOUR))

const FILES = ['pictures', 'papers'].flatMap((folder) =>
  readdirSync(path.join(__dirname, '../../../local/sample', folder)),
)
const PLACE = 'cloud://local.local-local/sample/'

const sampleAt = (now: number): Article[] =>
  articleDocuments({ now, file: (file) => `${PLACE}${file}`, sizeOf: () => 1 }).map(({ article }) => article)

const finished = (article: Article): boolean => article.stage !== 'draft'
const signsOf = ({ work }: Article): number =>
  work.blocks.flatMap(textsOf).join('').length + work.summary.length

test.each(moments)('made at %d, there are twenty articles that a writer could have saved', (now) => {
  const articles = sampleAt(now)

  expect(articles).toHaveLength(20)
  for (const { work } of articles) expect(v.safeParse(content, work).issues).toBeUndefined()
})

test.each(moments)('made at %d, nothing was published or saved in the future', (now) => {
  for (const { publishedAt, revisedAt, savedAt, submittedAt, createdAt } of sampleAt(now)) {
    for (const at of [publishedAt, revisedAt, savedAt, submittedAt, createdAt]) {
      expect(at ?? 0).toBeLessThanOrEqual(now)
    }
  }
})

const articles = sampleAt(someDay + 9 * HOUR)

test('there are articles of every category and in every state', () => {
  const published = articles.filter(({ shown }) => shown)

  expect(new Set(published.map(({ category }) => category))).toEqual(new Set(ARTICLE_CATEGORIES))
  expect(new Set(articles.map(({ stage }) => stage))).toEqual(new Set(ARTICLE_STAGES))
})

test('every finished article has 200 to 650 signs, a summary and a cover', () => {
  for (const article of articles.filter(finished)) {
    expect([article._id, signsOf(article) >= 200 && signsOf(article) <= 650]).toEqual([article._id, true])
    expect(article.work.summary).not.toBe('')
    expect(article.work.cover).not.toBe('')
  }
})

test('every finished article could be submitted as it is', () => {
  for (const { work } of articles.filter(finished)) expect(() => checkSubmittable(work)).not.toThrow()
})

test('all files are there, and all related articles', () => {
  const text = JSON.stringify(articles)
  const files = [...text.matchAll(/cloud:\/\/[^"]*\/([^"/]+)"/g)].map(([, file]) => file)
  const ids = articles.map(({ _id }) => _id)

  expect(files.filter((file) => !FILES.includes(file ?? ''))).toEqual([])
  for (const { work } of articles) expect(ids).toEqual(expect.arrayContaining(work.related))
})

test('what residents do not see cannot be found', () => {
  for (const { shown, live, terms } of articles) {
    expect([live !== null, terms.length > 0]).toEqual([shown, shown])
  }
})
