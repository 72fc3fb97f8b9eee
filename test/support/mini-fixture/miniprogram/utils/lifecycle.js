import { names } from './names'

/** Page methods that write down when they are called. */
module.exports = (page) =>
  Object.fromEntries(names.map((name) => [name, () => void getApp().log.push(`${page} ${name}`)]))
