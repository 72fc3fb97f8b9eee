import path from 'node:path'
import { buildSync } from 'esbuild'
import type { Phone } from '../phone'
import { SIZE } from '../phone'
import type * as faults from './faults'

declare global {
  var __audit: Pick<typeof faults, 'faultsOf' | 'heightOf'>
}

const bundle = buildSync({
  entryPoints: [path.join(__dirname, 'faults.ts')],
  bundle: true,
  format: 'iife',
  write: false,
})
const code = bundle.outputFiles[0]?.text ?? ''

/** No page is as long as this; a picture of it would not be looked at. */
const LONGEST = 6000

/** What a page may cost WeChat. */
export interface Costs {
  calls: number
  bytes: number
  nodes: number
  depth: number
}

/** The page that a phone shows, as somebody would judge it who looks closely. */
export const audit = {
  /** Puts a picture of the whole page, also of what would have to be scrolled to, into a file. */
  async picture(phone: Phone, file: string): Promise<void> {
    await phone.page.evaluate(code)
    const height = await phone.page.evaluate(() => globalThis.__audit.heightOf())
    await phone.page.setViewportSize({ ...SIZE, height: Math.min(Math.max(SIZE.height, height), LONGEST) })
    await phone.idle()
    await phone.page.screenshot({ path: file })
    await phone.page.setViewportSize(SIZE)
    await phone.idle()
  },

  /** Sentences about what is wrong with how it looks. */
  async faults(phone: Phone, measures: faults.Measures): Promise<string[]> {
    await phone.page.evaluate(code)
    return phone.page.evaluate((limits) => globalThis.__audit.faultsOf(limits), measures)
  },

  /** Sentences about what it costs more than it may. */
  async costs(phone: Phone, limits: Costs): Promise<string[]> {
    const { setDataCalls, setDataBytes, nodes, depth } = await phone.page.evaluate(
      () => globalThis.__mp.metrics,
    )
    const over = (what: string, is: number, limit: number): string[] =>
      is > limit ? [`${is} ${what}, more than ${limit}`] : []
    return [
      ...over('setData calls', setDataCalls, limits.calls),
      ...over('bytes through setData', setDataBytes, limits.bytes),
      ...over('nodes', nodes, limits.nodes),
      ...over('levels of nodes', depth, limits.depth),
    ]
  },
}
