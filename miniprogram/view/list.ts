import { asCloudError } from '../services/errors'
import type { LoadState } from './state'
import { present } from './state'

/** A page that shows one list, loaded a page at a time. */
export interface Listing<V> {
  items: V[]
  /** Where the next page starts; null at the end. */
  next: string | null
  /** What the list's foot says. */
  foot: 'idle' | 'loading' | 'error' | 'end'
}

export const noItems = <V>(): Listing<V> => ({ items: [], next: null, foot: 'idle' })

interface ListPage<V> {
  data: { state: LoadState; list: Listing<V> }
  setData(change: object): void
}

/** What every list action answers. */
interface Answered {
  items: readonly unknown[]
  next?: string | undefined
}

/** `{ cursor }` for a contract's input, or nothing for the first page. */
export const from = (cursor: string | null): { cursor?: string } => (cursor === null ? {} : { cursor })

const footOf = (next: string | undefined): 'idle' | 'end' => (next === undefined ? 'end' : 'idle')

/** Shows the first page. */
export async function presentList<V, A extends Answered>(
  page: ListPage<V>,
  load: (cursor: string | null) => Promise<A>,
  row: (item: A['items'][number], answer: A) => V,
): Promise<void> {
  await present(
    page,
    () => load(null),
    (answer) => ({
      list: {
        items: answer.items.map((item) => row(item, answer)),
        next: answer.next ?? null,
        foot: footOf(answer.next),
      },
    }),
    (answer) => answer.items.length === 0,
  )
}

/** Adds the next page, if there is one; from onReachBottom and from the foot's "再试一次". */
export async function presentMore<V, A extends Answered>(
  page: ListPage<V>,
  load: (cursor: string | null) => Promise<A>,
  row: (item: A['items'][number], answer: A) => V,
): Promise<void> {
  const { next, foot, items } = page.data.list
  if (next === null || foot === 'loading') return
  page.setData({ 'list.foot': 'loading' })
  try {
    const answer = await load(next)
    // The list may have been loaded anew in the meantime.
    if (page.data.list.next !== next) return
    const added = answer.items.map((item, i) => [`list.items[${items.length + i}]`, row(item, answer)])
    page.setData({
      ...(Object.fromEntries(added) as Record<string, V>),
      'list.next': answer.next ?? null,
      'list.foot': footOf(answer.next),
    })
  } catch (error) {
    console.warn(asCloudError(error).message)
    page.setData({ 'list.foot': 'error' })
  }
}
