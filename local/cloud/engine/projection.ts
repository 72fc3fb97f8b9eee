import { ProcessingMode } from 'mingo/core'
import { Query } from 'mingo/query'
import { refused } from './errors'
import { createContext, createOptions, guarded } from './expressions'
import { field } from './paths'
import { isDocument, type Document } from './values'

const options = createOptions(createContext({}), ProcessingMode.CLONE_OFF)
const everything = new Query({}, options)

function isFlag(value: unknown): value is 0 | 1 | boolean {
  return value === 0 || value === 1 || value === true || value === false
}

/** Fields of the document itself, taken or left out: what nearly every list asks for, and quick to do. */
function plainProjection(projection: Document): ((document: Document) => Document) | undefined {
  const names = Object.keys(projection)
  const flags = names.filter((name) => name !== '_id').map((name) => projection[name])
  const plain = names.every((name) => !/[.$]/.test(name) && isFlag(projection[name]))
  if (!plain || names.length === 0) return undefined
  const include = flags.length > 0 ? Boolean(flags[0]) : Boolean(projection['_id'])
  if (flags.some((flag) => Boolean(flag) !== include)) return undefined
  const withId = projection['_id'] === undefined || Boolean(projection['_id'])
  const wanted = new Set(names)
  return (document) => {
    const result: Document = {}
    for (const name of Object.keys(document)) {
      const keep = name === '_id' ? withId : wanted.has(name) === include
      if (keep) result[name] = field(document, name)
    }
    return result
  }
}

/** Compiles what `field(…)` asks for: which fields of the documents are answered. */
export function compileProjection(projection: unknown): (document: Document) => Document {
  if (!isDocument(projection)) throw refused('a projection must be an object')
  const plain = plainProjection(projection)
  if (plain) return plain
  const project = (document: Document): Document =>
    guarded(() => everything.find<Document>([document], projection).all()[0] ?? {})
  // What is wrong with a projection shows on any document: better here than only when one is found.
  project({})
  return project
}
