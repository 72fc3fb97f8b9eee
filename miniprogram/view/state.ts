import type { CloudError } from '../services/errors'
import { asCloudError } from '../services/errors'

/** Where a page is with what it shows; `state-view` draws it. */
export interface LoadState {
  /** `gone`: there is no such thing, or none for this reader; another try would say the same. */
  status: 'loading' | 'ready' | 'empty' | 'error' | 'offline' | 'gone'
  /** Why it did not work, for the person. */
  message: string
  /** What stands on the screen is from before: the newest attempt did not get through. */
  stale: boolean
}

export const LOADING: LoadState = { status: 'loading', message: '', stale: false }
const READY: LoadState = { status: 'ready', message: '', stale: false }
const EMPTY: LoadState = { status: 'empty', message: '', stale: false }

/** What some failures make of a page; the others are an error, which another try may mend. */
const STATUS: Readonly<Record<string, LoadState['status']>> = { OFFLINE: 'offline', NOT_FOUND: 'gone' }

/** Nothing to keep on the screen while it is tried again. */
const FAILED: readonly LoadState['status'][] = ['error', 'offline', 'gone']

/** A page as far as loading needs it. */
export interface Presenting {
  data: { state: LoadState }
  setData(change: object): void
}

/** The number of the newest load of each page: an answer that was overtaken is dropped. */
const newest = new WeakMap<Presenting, number>()

function failed(page: Presenting, error: CloudError): LoadState {
  const shown = page.data.state.status === 'ready' || page.data.state.status === 'empty'
  if (shown && error.retryable) return { ...page.data.state, message: error.message, stale: true }
  return { status: STATUS[error.code] ?? 'error', message: error.message, stale: false }
}

/**
 * Loads and shows in one setData. `show` turns the value into the page's data; give `isEmpty` where nothing to show is
 * possible. Content that is already there stays while it is refreshed, and when refreshing fails.
 */
export async function present<T>(
  page: Presenting,
  load: () => Promise<T>,
  show: (value: T) => object,
  isEmpty: (value: T) => boolean = () => false,
): Promise<void> {
  const mine = (newest.get(page) ?? 0) + 1
  newest.set(page, mine)
  if (FAILED.includes(page.data.state.status)) page.setData({ state: LOADING })
  try {
    const value = await load()
    if (newest.get(page) === mine) page.setData({ ...show(value), state: isEmpty(value) ? EMPTY : READY })
  } catch (error) {
    if (newest.get(page) === mine) page.setData({ state: failed(page, asCloudError(error)) })
  }
}

/** For onPullDownRefresh: the phone's own spinner stays until the page has its answer. */
export async function refresh(load: () => Promise<void>): Promise<void> {
  await load()
  await wx.stopPullDownRefresh()
}
