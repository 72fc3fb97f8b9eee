/** @typedef {import('./element.mjs').WxmlNode} WxmlNode */

const STYLED = /style|colou?r/i
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|(?:color|background)\s*:\s*(?!var\(|inherit|transparent)[a-z]+/i
const FONT_SIZE = /font-size\s*:\s*(?!var\()[^;]/i

/** Colours and type sizes come from the tokens, also in templates: care mode and a new palette depend on it. */
export const noInlineLook = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      colour: '{{key}} sets a colour of its own: use a class or a token.',
      size: '{{key}} sets a type size of its own: use a class or a token.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {WxmlNode} node */
      WXAttribute(node) {
        const key = node.key ?? ''
        if (!STYLED.test(key)) return
        const at = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node))
        if (COLOUR.test(node.value ?? '')) context.report({ node: at, messageId: 'colour', data: { key } })
        if (FONT_SIZE.test(node.value ?? '')) context.report({ node: at, messageId: 'size', data: { key } })
      },
    }
  },
}

/** `disabled="false"` is a text, and every text is true. */
export const noBooleanText = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: { text: '{{key}}="{{value}}" is a text, which is always true: write {{key}}="{{braces}}".' },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    return {
      /** @param {WxmlNode} node */
      WXAttribute(node) {
        const { key = '', value } = node
        if ((value !== 'true' && value !== 'false') || key.startsWith('aria-') || key.startsWith('data-'))
          return
        const at = /** @type {import('estree').Node} */ (/** @type {unknown} */ (node))
        context.report({ node: at, messageId: 'text', data: { key, value, braces: `{{${value}}}` } })
      },
    }
  },
}
