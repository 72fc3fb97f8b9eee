/**
 * WXS is almost JavaScript. What differs is put right in the source, with a little help from `__wxs` at run time:
 * `x.constructor` is the type's name, and `getRegExp` takes its pattern without doubled backslashes.
 */
export function translateWxs(source: string): string {
  const translated = source
    .replace(
      /([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[[^\]]*\])*)\.constructor\b/g,
      (_match, subject: string) => `__wxs.typeName(${subject})`,
    )
    .replace(/getRegExp\(\s*(['"])((?:(?!\1).)*)\1/g, (match, quote: string, pattern: string) =>
      pattern.includes('\\\\') ? match : `getRegExp(${quote}${pattern.replace(/\\/g, '\\\\')}${quote}`,
    )
  // A function from WXS is called differently from a page's method: with (event, ownerInstance).
  return `${translated}\n;__wxs.mark(module.exports);`
}

/** What every compiled template sees: the globals of WXS and the hooks that call its functions. */
export const WXS_RUNTIME =
  'var __wxs=globalThis.__wxs,getRegExp=__wxs.getRegExp,getDate=__wxs.getDate;' +
  'Q.A=__wxs.changeListener;Q.B=__wxs.eventListener;Q.C=__wxs.callListener;'

/** The specifiers that a WXS file requires. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? '')
}
