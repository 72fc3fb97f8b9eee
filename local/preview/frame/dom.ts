import { make } from '../runtime/core/dom'

export { make }

/** An element that index.html is known to have. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id)
  if (!(element instanceof type)) throw new Error(`#${id} is not in the page`)
  return element
}
