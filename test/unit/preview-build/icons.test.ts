import fs from 'node:fs'
import path from 'node:path'
import { iconStyles, readIcons } from '../../../local/preview/build/icons'
import { Locator, readText } from '../../../local/preview/build/locate'
import { writeProject } from './project-fixture'

const locator = new Locator(path.join(__dirname, '../../../miniprogram'))

describe('icons', () => {
  const { root: cache, remove } = writeProject({})
  afterAll(remove)

  test('every icon that the component can name has a shape', () => {
    const { shapes } = readIcons(cache)
    const sheet = readText(path.join(locator.packageRoot('tdesign-miniprogram') ?? '', 'icon/icon.wxss'))
    const names = [...sheet.matchAll(/\.t-icon-([\w-]+):before\{content:'\\E/g)].map(
      (match) => match[1] ?? '',
    )
    expect(names.length).toBeGreaterThan(2000)
    expect(names.filter((name) => !shapes.has(name))).toEqual([])
  })

  test('shapes are complete SVG: no property of the component is left in them', () => {
    const { shapes } = readIcons(cache)
    expect([...shapes].filter(([, svg]) => svg.includes('props.')).map(([name]) => name)).toEqual([])
    expect(shapes.get('add')).toMatch(/^<svg xmlns=".*" stroke-width="2"><\/path><\/g><\/svg>$/)
  })

  test('are kept for the next start', () => {
    const first = readIcons(cache)
    expect(fs.readdirSync(cache)).toEqual([expect.stringContaining(first.version)])
    expect(readIcons(cache).shapes.size).toBe(first.shapes.size)
  })

  test('are named by address in the style sheet', () => {
    const css = iconStyles({ version: '1.0.0', shapes: new Map([['add', '<svg/>']]) }, 'icon-3')
    expect(css).toContain('.icon-3--t-icon-add{--icon:url(/preview/icons/add.svg?1.0.0)}')
  })
})
