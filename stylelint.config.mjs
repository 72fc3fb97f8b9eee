import knownTokens from './scripts/lint/styles/known-tokens.mjs'

/** The one place where colours and type sizes are chosen. */
const TOKENS = ['miniprogram/styles/tokens.wxss']

const fromTokens = /var\(--|^(?:inherit|0)$/

/** Where colours and sizes may be written down. */
const anyLook = {
  'color-no-hex': null,
  'color-named': null,
  'function-disallowed-list': null,
  'declaration-property-value-allowed-list': null,
  'declaration-property-value-disallowed-list': null,
}

export default {
  ignoreFiles: [
    '**/node_modules/**',
    'dist/**',
    '.local/**',
    'coverage/**',
    'miniprogram/miniprogram_npm/**',
  ],
  plugins: [knownTokens],
  rules: {
    // Mistakes.
    'annotation-no-unknown': true,
    'at-rule-no-unknown': true,
    'block-no-empty': true,
    'custom-property-no-missing-var-function': true,
    'declaration-block-no-duplicate-custom-properties': true,
    'declaration-block-no-duplicate-properties': [
      true,
      { ignore: ['consecutive-duplicates-with-different-values'] },
    ],
    'declaration-block-no-shorthand-property-overrides': true,
    'font-family-no-duplicate-names': true,
    'function-calc-no-unspaced-operator': true,
    'function-no-unknown': true,
    'keyframe-block-no-duplicate-selectors': true,
    'keyframe-declaration-no-important': true,
    'media-feature-name-no-unknown': true,
    'named-grid-areas-no-invalid': true,
    'no-duplicate-at-import-rules': true,
    'no-duplicate-selectors': true,
    'no-empty-source': true,
    'no-invalid-double-slash-comments': true,
    'no-invalid-position-at-import-rule': true,
    'no-irregular-whitespace': true,
    'property-no-unknown': true,
    'selector-anb-no-unmatchable': true,
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'string-no-newline': true,
    'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
    // Manners.
    'declaration-no-important': true,
    'length-zero-no-unit': [true, { ignore: ['custom-properties'] }],
    'shorthand-property-no-redundant-values': true,
    'max-nesting-depth': 2,
    // Colours and type come from the tokens; care mode and a new palette depend on it.
    'color-named': ['never', { ignore: ['inside-function'] }],
    'color-no-hex': true,
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla'],
    'declaration-property-value-allowed-list': { 'font-size': [fromTokens] },
    'declaration-property-value-disallowed-list': { font: [/\d/] },
    'house/known-tokens': [TOKENS],
  },
  overrides: [
    {
      files: TOKENS,
      rules: anyLook,
    },
    {
      // The preview imitates WeChat's own look, and fixtures have none; both may shout over what a page says.
      files: ['local/preview/**/*.css', 'test/**/*.wxss'],
      rules: {
        ...anyLook,
        'declaration-no-important': null,
        'house/known-tokens': null,
        'no-empty-source': null,
      },
    },
  ],
}
