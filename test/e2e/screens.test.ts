import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import app from '../../miniprogram/app.json'
import { audit, type Costs } from '../support/audit'
import type { Reader } from '../support/audit/screen'
import { readers } from '../support/audit/screens'
import type { Phone } from '../support/phone'
import { useStage } from '../support/stage'

const stage = useStage()
const pictures = path.join(__dirname, '../screens')

/** `font` is WeChat's own setting; `factor` is what services/appearance.ts makes of it. */
const sizes = [
  { size: 'standard', font: 16, factor: 1, target: 44 },
  { size: 'large', font: 20, factor: 1.35, target: 60 },
  { size: 'largest', font: 24, factor: 1.75, target: 60 },
]

/** What residents open first must be light; WeChat's own audit sets the limits for the rest. */
const LIGHT: Costs = { calls: 60, bytes: 30 * 1024, nodes: 450, depth: 15 }
const ALLOWED: Costs = { calls: 200, bytes: 256 * 1024, nodes: 999, depth: 29 }

const visited = new Set<string>()

type Size = (typeof sizes)[number]

/** Opens every screen of a reader, takes its picture, and answers what is wrong with it. */
async function lookAtAll(
  phone: Phone,
  { screens, staff = false }: Reader,
  { size, factor, target }: Size,
): Promise<string[]> {
  const found: string[] = []
  for (const { name, url, reach, depth = LIGHT.depth, office = staff } of screens) {
    await phone.page.evaluate(() => globalThis.__mp.resetMetrics())
    await phone.goto(url)
    const costs = reach ? [] : await audit.costs(phone, staff ? ALLOWED : { ...LIGHT, depth })
    await reach?.(phone)
    visited.add(await phone.route())
    const faults = await audit.faults(phone, { letters: 14 * factor, target, telephone: !office })
    await audit.picture(phone, path.join(pictures, size, `${name}.png`))
    found.push(...[...costs, ...faults].map((fault) => `${name}: ${fault}`))
  }
  return found
}

beforeAll(() => {
  for (const { size } of sizes) {
    rmSync(path.join(pictures, size), { recursive: true, force: true })
    mkdirSync(path.join(pictures, size), { recursive: true })
  }
})

describe.each(sizes)('with $size letters', (size) => {
  test.each(readers)('every screen of $who can be read, tapped and afforded', async (reader) => {
    const phone = await stage().phone({ as: reader.as, font: size.font })

    const faults = await lookAtAll(phone, reader, size)

    expect(faults).toEqual([])
  })
})

test('no page of the mini-program was left out', () => {
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ]

  expect([...visited].sort()).toEqual(pages.sort())
})
