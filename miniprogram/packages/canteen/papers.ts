import { canteen } from '../../services/canteen'
import { keepFile, openTable } from '../../services/tables'
import { act, type Acting } from '../../view/act'

/** What the canteen has on paper. */
export type Paper = 'kitchen' | 'labels' | 'route' | 'month' | 'card'

/** A page with papers: its `link` is what `print-link` shows. */
export interface WithPapers extends Acting {
  setData(change: object): void
}

export const NO_LINK = { url: '', expiresAt: 0 }

/** Asks for the address of a page for paper and shows it; busy is `print`. */
export const showLink = (page: WithPapers, sheet: Paper, id: string): Promise<void> =>
  act(page, 'print', async () => {
    page.setData({ link: await canteen.printSheet({ sheet, id }) })
  })

/** Fetches the same rows as a table, keeps them on the phone and opens them; busy is `table`. */
export const openSheet = (
  page: WithPapers,
  sheet: 'kitchen' | 'labels' | 'month',
  id: string,
): Promise<void> =>
  act(page, 'table', async () => {
    const { fileName, content } = await canteen.sheetFile({ sheet, id })
    await openTable(await keepFile(fileName, content))
  })
