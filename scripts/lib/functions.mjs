import { runTypeScript } from './run.mjs'

/** Bundles every function into dist/cloudfunctions. */
export async function buildFunctions() {
  const { code, output } = await runTypeScript('scripts/lib/build-functions.ts', [])
  return { ok: code === 0, output }
}
