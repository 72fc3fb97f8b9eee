import { withQuery } from '../../view/routes'
import { deskRoutes } from '../../view/staff-routes'

export { fromQuery } from '../../view/staff-routes'

const page = (name: string, query: Record<string, string | undefined> = {}): string =>
  withQuery(`/packages/newsroom/pages/${name}/index`, query)

/** Addresses of the newsroom's pages. */
export const newsroomRoutes = {
  articles: deskRoutes.newsroom,
  questions: deskRoutes.newsQuestions,
  numbers: deskRoutes.newsNumbers,
  /** `notice` is what has just been done there. */
  article: (id: string, notice?: string) => page('article', { id, notice }),
  /** `local` is the name of a draft that is on this phone alone. */
  newArticle: (local?: string) => page('edit', { local }),
  edit: (id: string) => page('edit', { id }),
  importArticle: () => page('import'),
  preview: (id?: string) => page('preview', { id }),
  review: (id: string) => page('review', { id }),
}
