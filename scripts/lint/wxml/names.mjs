import { attribute, attributesOf, hasName, hasRole } from './element.mjs'

/** @typedef {import('./element.mjs').WxmlNode} WxmlNode */

const TAP = /^(?:bind|catch|mut-bind):?tap$/

/** What only stops a tap from going further does not offer anything to press. */
const ONLY_STOPS = new Set(['', 'noop'])

/** Whatever can be pressed says what it is and what it does, for people who listen to the screen. */
export const tapHasName = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      role: '<{{tag}}> can be tapped: give it an aria-role (button, link, …).',
      name: '<{{tag}}> can be tapped: give it words or an aria-label.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {WxmlNode} node */
      WXElement(node) {
        const tap = attributesOf(node).find((one) => TAP.test(one.key ?? ''))
        if (!tap || ONLY_STOPS.has(tap.value ?? '')) return
        const data = { tag: node.name ?? '' }
        if (!hasRole(node)) report(context, node, 'role', data)
        if (!hasName(node)) report(context, node, 'name', data)
      },
    }
  },
}

/** Where people write. */
const INPUTS = new Set(['input', 'textarea', 't-input', 't-textarea', 't-search', 'field', 'search-bar'])

/** @param {WxmlNode} node @param {string} key */
const valueOf = (node, key) => attribute(node, key)?.value ?? ''

/** What is to be written somewhere is said by a name that stays, not by a placeholder that is gone with the first letter. */
export const inputHasName = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      name: '<{{tag}}> is written into: give it a label or an aria-label.',
      placeholder: '<{{tag}}> is named by its placeholder alone: give it a name of its own.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {WxmlNode} node */
      WXElement(node) {
        if (!INPUTS.has(node.name ?? '')) return
        const name = valueOf(node, 'aria-label') || valueOf(node, 'label')
        const data = { tag: node.name ?? '' }
        if (name === '') report(context, node, 'name', data)
        else if (name === valueOf(node, 'placeholder')) report(context, node, 'placeholder', data)
      },
    }
  },
}

/** A picture is described, or declared to be decoration. */
export const imageHasLabel = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: { label: '<{{tag}}> needs an aria-label, or aria-hidden if it is decoration.' },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {WxmlNode} node */
      WXElement(node) {
        if (node.name !== 'image' && node.name !== 't-image') return
        if (attribute(node, 'aria-label') || attribute(node, 'aria-hidden')) return
        report(context, node, 'label', { tag: node.name })
      },
    }
  },
}

/**
 * @param {import('eslint').Rule.RuleContext} context
 * @param {WxmlNode} node
 * @param {string} messageId
 * @param {Record<string, string>} data
 */
function report(context, node, messageId, data) {
  const place = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node.startTag ?? node))
  context.report({ node: place, messageId, data })
}
