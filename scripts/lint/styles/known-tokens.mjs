import { existsSync, readFileSync } from 'node:fs'
import stylelint from 'stylelint'

const ruleName = 'house/known-tokens'
const messages = stylelint.utils.ruleMessages(ruleName, {
  unknown: (name) =>
    `${name} is defined neither in the tokens nor in this file: a misspelt token shows nothing.`,
})

/** TDesign's own variables; they are its to define. */
const FOREIGN = /^--td-/

/** @param {string} text */
const definitions = (text) => new Set(text.match(/--[\w-]+(?=\s*:)/g) ?? [])

/** @type {Map<string, Set<string>>} */
const read = new Map()

/** @param {string} file */
function definedIn(file) {
  const known = read.get(file) ?? definitions(existsSync(file) ? readFileSync(file, 'utf8') : '')
  read.set(file, known)
  return known
}

/**
 * Every `var(--x)` without a fallback names a token that exists.
 * @param {string[]} files where tokens are defined
 * @returns {(root: import('postcss').Root, result: import('stylelint').PostcssResult) => void}
 */
const check = (files) => (root, result) => {
  const known = definitions(root.source?.input.css ?? '')
  for (const file of files) for (const name of definedIn(file)) known.add(name)
  root.walkDecls((declaration) => {
    for (const [, name = '', next] of declaration.value.matchAll(/var\(\s*(--[\w-]+)\s*(,|\))/g)) {
      if (FOREIGN.test(name) || known.has(name) || next === ',') continue
      stylelint.utils.report({
        ruleName,
        result,
        node: declaration,
        word: name,
        message: messages.unknown(name),
      })
    }
  })
}

const rule = Object.assign(check, { ruleName, messages, primaryOptionArray: true })

export default stylelint.createPlugin(ruleName, rule)
