import type { CloudError } from '../services/errors'
import { asCloudError } from '../services/errors'

/** A page with something to do on it. */
export interface Acting {
  data: {
    /** Name of what is under way; empty when nothing is. The button with that name shows it. */
    busy: string
    /** Why the last attempt did not work; shown above the button until the next one. */
    problem: string
  }
  setData(change: object): void
}

export const AT_REST = { busy: '', problem: '' }

/**
 * Does one thing at a time: a second tap while the first is under way does nothing. A refusal is shown, unless
 * `refused` takes care of it and says so.
 */
export async function act(
  page: Acting,
  name: string,
  work: () => Promise<void>,
  refused: (error: CloudError) => boolean = () => false,
): Promise<void> {
  if (page.data.busy) return
  page.setData({ busy: name, problem: '' })
  try {
    await work()
    page.setData({ busy: '' })
  } catch (error) {
    const known = asCloudError(error)
    page.setData({ busy: '', problem: refused(known) ? page.data.problem : known.message })
  }
}

/** A question before something that cannot be undone. Only ever asked after a tap. */
export async function confirmed(question: {
  title: string
  content: string
  yes: string
  no?: string
  /** For what cannot be taken back; the button warns. */
  grave?: boolean
}): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: question.title,
    content: question.content,
    confirmText: question.yes,
    cancelText: question.no ?? '再想想',
    confirmColor: question.grave ? '#B42318' : '#1E6F4A',
  })
  return confirm
}
