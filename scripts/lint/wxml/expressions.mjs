import { parse } from 'espree'

/**
 * What WeChat's template compiler understands between {{ and }}. Everything else (?., ??, template literals,
 * arrows, new, typeof …) is refused by DevTools or fails on old phones, so the list says what is allowed.
 */
const ALLOWED = new Set([
  'Program',
  'ExpressionStatement',
  'Literal',
  'Identifier',
  'MemberExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'BinaryExpression',
  'UnaryExpression',
  'ArrayExpression',
  'ObjectExpression',
  'Property',
  'SpreadElement',
  'CallExpression',
])

const UNARY = new Set(['!', '-', '+', '~'])

/** @typedef {{ type: string, operator?: string } & Record<string, unknown>} Expression */

/** @param {string} text @returns {Expression} */
function parseExpression(text) {
  try {
    return read(`(${text})`)
  } catch {
    // `<template data="{{item, index}}">` and `{{...item}}` are the inside of an object.
    return read(`({${text}})`)
  }
}

/** @param {string} text */
const read = (text) =>
  /** @type {Expression} */ (/** @type {unknown} */ (parse(text, { ecmaVersion: 'latest' })))

/** @param {Expression} node */
function isAllowed(node) {
  if (node.type === 'LogicalExpression') return node.operator !== '??'
  if (node.type === 'UnaryExpression') return UNARY.has(node.operator ?? '')
  if (node.type === 'Literal') return !('regex' in node) && !('bigint' in node)
  return ALLOWED.has(node.type)
}

/**
 * @param {unknown} node
 * @returns {Expression | undefined} the first part that WeChat would refuse
 */
function firstRefused(node) {
  if (Array.isArray(node)) {
    for (const one of node) {
      const found = firstRefused(one)
      if (found) return found
    }
    return undefined
  }
  if (node === null || typeof node !== 'object' || !('type' in node)) return undefined
  const expression = /** @type {Expression} */ (node)
  return isAllowed(expression) ? firstRefused(Object.values(expression)) : expression
}

/** Only expressions that WeChat's compiler takes. */
export const plainExpressions = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      refused: 'WeChat refuses {{what}} in {{place}}: work it out in the page or in shared/.',
      broken: 'Cannot be read: {{place}}: {{error}}.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {import('./element.mjs').WxmlNode & { rawValue: string }} node */
      WXInterpolation(node) {
        const place = node.rawValue.trim()
        const at = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node))
        try {
          const refused = firstRefused(parseExpression(node.value ?? ''))
          if (!refused) return
          const what = refused.operator ? `"${refused.operator}"` : refused.type
          context.report({ node: at, messageId: 'refused', data: { what, place } })
        } catch (error) {
          context.report({ node: at, messageId: 'broken', data: { place, error: String(error) } })
        }
      },
    }
  },
}
