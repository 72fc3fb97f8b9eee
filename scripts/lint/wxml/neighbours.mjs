import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isComponent } from './element.mjs'

/** @typedef {import('./element.mjs').WxmlNode} WxmlNode */

const EVENT = /^(?:(?:capture-)?(?:bind|catch)|mut-bind):?\w/

/** @param {string} file @returns {Record<string, string>} */
function usingComponents(file) {
  if (!existsSync(file)) return {}
  const parsed = /** @type {{ usingComponents?: Record<string, string> }} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  )
  return parsed.usingComponents ?? {}
}

/** @param {string} from the folder that holds app.json, or the root of the disk */
function appFolder(from) {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'app.json'))) return folder
  }
  return from
}

/** A component that nobody declared shows nothing and says nothing; one that is declared in vain is loaded in vain. */
export const componentsDeclared = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      missing: '<{{tag}}> is in usingComponents neither of this file nor of app.json.',
      unused: 'usingComponents declares {{tag}}, which this template does not use.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const own = usingComponents(context.filename.replace(/\.wxml$/, '.json'))
    const shared = usingComponents(join(appFolder(dirname(context.filename)), 'app.json'))
    /** @type {Set<string>} */
    const used = new Set()
    return {
      /** @param {WxmlNode} node */
      WXElement(node) {
        const tag = node.name ?? ''
        used.add(tag)
        if (!isComponent(node) || tag in own || tag in shared) return
        const at = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node.startTag ?? node))
        context.report({ node: at, messageId: 'missing', data: { tag } })
      },
      /** @param {import('estree').Program} program */
      'Program:exit'(program) {
        for (const tag of Object.keys(own).filter(
          (one) => !used.has(one) && !context.sourceCode.text.includes(one),
        )) {
          context.report({ node: program, messageId: 'unused', data: { tag } })
        }
      },
    }
  },
}

/** A tap whose handler is misspelt does nothing, and no compiler notices. */
export const handlersExist = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: { missing: '{{event}}="{{handler}}": {{file}} has no {{handler}}.' },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const file = context.filename.replace(/\.wxml$/, '.ts')
    if (!existsSync(file)) return {}
    const source = readFileSync(file, 'utf8')
    return {
      /** @param {WxmlNode} node */
      WXAttribute(node) {
        const handler = node.value ?? ''
        if (!EVENT.test(node.key ?? '') || !/^\w+$/.test(handler)) return
        if (new RegExp(`\\b${handler}\\b`).test(source)) return
        const at = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node))
        const data = { event: node.key ?? '', handler, file: file.slice(file.lastIndexOf('/') + 1) }
        context.report({ node: at, messageId: 'missing', data })
      },
    }
  },
}
