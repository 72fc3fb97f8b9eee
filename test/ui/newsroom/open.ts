import { showPage, type CloudAnswers, type Shown } from '../../support/simulate'
import { community } from './fixtures'

/** Opens one of the newsroom's pages. */
export const open = (page: string, news: CloudAnswers[string], query: Record<string, string> = {}) =>
  showPage(`packages/newsroom/pages/${page}/index`, { query, cloud: { news, account: community } })

/** Inputs of an action, in the order in which they were sent. */
export const sent = (page: Shown, action: string) =>
  page.calls.filter((call) => call.action === action).map(({ input }) => input)

/** Runs a method of the page, as an event of WeChat would. */
export const call = async (page: Shown, method: string, argument?: unknown): Promise<void> => {
  await (page.instance[method] as (given: unknown) => unknown)(argument)
  await page.settle()
}

/** Where the page leads, decoded. */
export const ledTo = (page: Shown): string => {
  const { url } = page.wx.redirectTo.mock.calls[0]?.[0] as unknown as { url: string }
  return decodeURIComponent(url)
}
