import type { ArticleStage } from '../shared/vocabulary'
import { withQuery } from './routes'

/** For whom an order is written down, as far as the next page shows it. */
export interface Caller {
  personId: string
  name: string
  /** Phone and address in one line. */
  about: string
}

const staffPage = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/staff/pages/${name}/index`, query)

const peoplePage = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/people/pages/${name}/index`, query)

const newsPage = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/newsroom/pages/${name}/index`, query)

/** Addresses that several of the staff's packages lead to. */
export const deskRoutes = {
  people: (campaignId?: string) => staffPage('people', { campaignId }),
  /** The same search without an order at its end: leads to the record. */
  records: () => staffPage('people', { records: '1' }),
  /** Somebody who is not known yet is written down, and then has a meal ordered. */
  registerEater: (query: string) => staffPage('people', { meals: '1', query }),
  phoneOrder: ({ personId, name, about }: Caller, campaignId?: string) =>
    staffPage('phone-order', { personId, name, about, campaignId }),

  person: (id: string) => peoplePage('person', { id }),
  editPerson: (id: string) => peoplePage('person-edit', { id }),
  /** With `linkId` a request that stands is confirmed, without it a new link is written down. */
  linkPeople: (personId: string, linkId?: string) => peoplePage('link-people', { personId, linkId }),
  merge: (keep: string, other: string) => peoplePage('merge', { keep, other }),
  roles: () => peoplePage('staff'),
  grant: () => peoplePage('grant'),
  /** Of one person, or of everybody. */
  audit: (personId?: string, name?: string) => peoplePage('audit', { personId, name }),
  calls: () => peoplePage('calls'),

  newsroom: (stage?: ArticleStage) => newsPage('articles', { stage }),
  newsQuestions: () => newsPage('questions'),
  newsNumbers: () => newsPage('numbers'),
}

export { fromQuery } from './routes'
