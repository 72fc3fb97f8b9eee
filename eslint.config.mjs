import eslint from '@eslint/js'
import * as wxmlParser from '@wxml/parser'
import wxml from 'eslint-plugin-wxml'
import tseslint from 'typescript-eslint'
import house from './scripts/lint/wxml/index.mjs'

/** Each world is linted with the types of its own tsconfig; the later of two fitting entries wins. */
const worlds = [
  { files: ['miniprogram/**/*.ts', 'typings/**/*.ts'], project: 'miniprogram/tsconfig.json' },
  { files: ['cloudfunctions/**/*.ts'], project: 'cloudfunctions/tsconfig.json' },
  { files: ['local/**/*.ts', 'scripts/**/*.ts'], project: 'local/tsconfig.json' },
  {
    files: ['local/preview/runtime/**/*.ts', 'local/preview/frame/**/*.ts'],
    project: 'local/preview/runtime/tsconfig.json',
  },
  { files: ['test/**/*.ts'], project: 'test/tsconfig.json' },
  { files: ['test/**/fixture/**/*.ts'], project: 'miniprogram/tsconfig.json' },
]

const wechatOnlyInServices = {
  selector: "MemberExpression[object.name='wx'][property.name='cloud']",
  message: 'Pages and components reach the cloud through miniprogram/services.',
}

const oneClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask clock.now().',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask clock.now().' },
]

const noForgedIdentity = {
  selector: 'Identifier[name=/^(?:getWXContext|getCloudbaseContext)$/]',
  message: 'On a warm instance this is the previous caller: identity comes from the context argument.',
}

const NODE = [
  ...['process', 'console', 'URL', 'Buffer', 'fetch', 'performance', 'AbortSignal'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
]
const COMMONJS = ['module', 'exports', 'require', '__dirname']
const WECHAT = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages']

/** @param {string[]} names */
const readonly = (names) => Object.fromEntries(names.map((name) => [name, /** @type {const} */ ('readonly')]))

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      '.local/',
      'coverage/',
      'miniprogram/miniprogram_npm/',
      // Deliberately broken templates that the test of these rules reads.
      'test/unit/scripts/templates/',
    ],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,mjs,cjs,js}'],
    extends: [eslint.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-implicit-coercion': ['error', { allow: ['!!'] }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    rules: {
      // A method named in an interface is called through its object; `this: void` noise helps nobody.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-deprecated': 'error',
      // Methods that satisfy an async interface need not wait for anything.
      '@typescript-eslint/require-await': 'off',
    },
  },
  ...worlds.map(({ files, project }) => ({
    files,
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  })),
  {
    files: ['**/*.{mjs,cjs}', 'test/**/*.js'],
    languageOptions: { globals: readonly([...NODE, ...COMMONJS]) },
  },
  {
    files: ['test/**/fixture/**/*.js'],
    languageOptions: { globals: readonly(WECHAT) },
  },
  {
    files: ['miniprogram/**/*.ts'],
    ignores: ['miniprogram/services/**'],
    rules: { 'no-restricted-syntax': ['error', wechatOnlyInServices] },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...oneClock, noForgedIdentity] },
  },
  {
    // The kit makes the clock, and keeps its caches by real time.
    files: ['cloudfunctions/kit/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noForgedIdentity] },
  },
  {
    // A `describe` is one long function by nature; its tests are short.
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.wxml'],
    plugins: { wxml, house },
    languageOptions: { parser: wxmlParser },
    rules: {
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/report-wxs-syntax-error': 'error',
      'wxml/no-const-and-let-in-wxs': 'error',
      'wxml/wxs-module-prop': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-inconsistent-tagname': 'error',
      'wxml/no-vue-directive': 'error',
      'wxml/no-wx-for-with-wx-else': 'error',
      'wxml/no-wx-if-string': 'error',
      'wxml/no-dynamic-wx-key': 'error',
      'wxml/wx-key': 'error',
      'wxml/event-binding-style': ['error', 'colon'],
      'wxml/max-lines': ['error', { max: 300 }],
      'house/components-declared': 'error',
      'house/handlers-exist': 'error',
      'house/image-has-label': 'error',
      'house/input-has-name': 'error',
      'house/no-boolean-text': 'error',
      'house/no-inline-look': 'error',
      'house/plain-expressions': 'error',
      'house/tap-has-name': 'error',
    },
  },
  {
    // Nobody reads these screens: they try out elements.
    files: ['test/**/*.wxml'],
    ignores: ['test/unit/scripts/templates/**'],
    rules: {
      'house/image-has-label': 'off',
      'house/input-has-name': 'off',
      'house/no-inline-look': 'off',
      'house/tap-has-name': 'off',
    },
  },
)
