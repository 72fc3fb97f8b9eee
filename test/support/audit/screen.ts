import type { Phone } from '../phone'

/** A screen that everybody should have looked at: a page in one of its states. */
export interface Screen {
  /** Name of its picture. */
  name: string
  url: string
  /** What a person does on the page until it looks as meant. */
  reach?: (phone: Phone) => Promise<void>
  /** How many levels of nodes it may have instead of a first page's. */
  depth?: number
  /** A page of the office, that residents reach by mistake. */
  office?: boolean
}

export interface Reader {
  who: string
  as: string
  /** Staff's pages hold more, and need no way to the office's telephone. */
  staff?: boolean
  screens: Screen[]
}
