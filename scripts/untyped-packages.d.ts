/** Packages that come without types; declared as far as the scripts use them. */

declare module '@wxml/parser' {
  import type { Linter } from 'eslint'
  export const parse: (code: string) => unknown
  export const parseForESLint: (code: string) => Linter.ESLintParseResult
}

declare module 'eslint-plugin-wxml' {
  import type { ESLint } from 'eslint'
  const plugin: ESLint.Plugin
  export default plugin
}

declare module 'espree' {
  import type { Program } from 'estree'
  export function parse(code: string, options: { ecmaVersion: 'latest' | number }): Program
}

/** Imported for its effect: the process can load TypeScript afterwards. */
declare module 'tsx'
