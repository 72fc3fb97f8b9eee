import fs from 'node:fs'
import path from 'node:path'
import { Locator } from './locate'

/** TDesign's icons. */
export interface IconSet {
  /** Of the package that the shapes come from. */
  version: string
  /** SVG documents by icon name. */
  shapes: ReadonlyMap<string, string>
}

const PACKAGE = 'tdesign-icons-vue-next'

/** Where the server hands out icons. */
export const ICON_PATH = '/preview/icons/'

/** Goes up when shapes are drawn in another way, so that a cache of the old way is not used. */
const DRAWING = 2

interface Shape {
  tag: string
  attrs: Record<string, string>
  children?: Shape[]
}

/** Attributes that SVG itself writes in camel case. */
const CAMEL_CASE = new Set([
  'viewBox',
  'maskUnits',
  'maskContentUnits',
  'clipPathUnits',
  'gradientUnits',
  'gradientTransform',
])

/** Attributes of the shapes that stand for a component's properties; an icon here has one colour and no fill. */
const PROPERTIES: Record<string, string> = {
  'props.strokeColor1': '#000',
  'props.strokeColor2': '#000',
  'props.fillColor1': 'none',
  'props.fillColor2': 'none',
  'props.filledColor': '#000',
  'props.strokeWidth': '2',
  currentColor: '#000',
}

/**
 * Reads the whole icon set, because names can be dynamic. It is read from the package once and kept in
 * `cacheDir` under the package's version.
 */
export function readIcons(cacheDir: string): IconSet {
  // It is the preview that needs them, wherever the mini-program is.
  const root = new Locator(__dirname).packageRoot(PACKAGE)
  if (root === null) throw new Error(`${PACKAGE} is not installed`)
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const cache = path.join(cacheDir, `icons-${version}-${DRAWING}.json`)
  if (fs.existsSync(cache)) {
    const known = JSON.parse(fs.readFileSync(cache, 'utf8')) as Record<string, string>
    return { version, shapes: new Map(Object.entries(known)) }
  }
  const shapes = drawIcons(path.join(root, 'esm/components'))
  fs.mkdirSync(cacheDir, { recursive: true })
  // Written aside and renamed: two processes may start at the same time.
  const draft = `${cache}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify(Object.fromEntries(shapes)))
  fs.renameSync(draft, cache)
  return { version, shapes }
}

/**
 * One rule for the way of drawing, and one with the address for each icon, so that only the icons that are
 * shown are fetched. `scope` is the style scope of TDesign's icon component.
 */
export function iconStyles(icons: IconSet, scope: string): string {
  const prefix = `${scope}--t-icon`
  const draw =
    `.${prefix}-base::before{content:"";display:block;width:1em;height:1em;background:currentColor;` +
    // A name that does not exist shows nothing, as in the font.
    'mask:var(--icon,linear-gradient(transparent,transparent)) center/contain no-repeat}'
  const rules = [...icons.shapes.keys()].map(
    (name) => `.${prefix}-${name}{--icon:url(${ICON_PATH}${name}.svg?${icons.version})}`,
  )
  return [draw, ...rules].join('\n')
}

function drawIcons(folder: string): Map<string, string> {
  const icons = new Map<string, string>()
  for (const file of fs.readdirSync(folder)) {
    if (!file.endsWith('.js')) continue
    const source = fs.readFileSync(path.join(folder, file), 'utf8')
    // Each module holds its shape as one literal of JSON.
    const literal = /var element = (\{[\s\S]*?\n\});/.exec(source)?.[1]
    if (literal !== undefined) icons.set(file.slice(0, -'.js'.length), draw(JSON.parse(literal) as Shape))
  }
  return icons
}

function draw(shape: Shape): string {
  const attributes = Object.entries(shape.attrs).map(
    ([name, value]) => ` ${attributeName(name)}="${attributeValue(value)}"`,
  )
  const namespace = shape.tag === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''
  return `<${shape.tag}${namespace}${attributes.join('')}>${(shape.children ?? []).map(draw).join('')}</${shape.tag}>`
}

function attributeName(name: string): string {
  return CAMEL_CASE.has(name) ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function attributeValue(value: string): string {
  const mask = /^props\.overlapMask(Id|Url)_(\w+)$/.exec(value)
  if (mask) return mask[1] === 'Id' ? `mask-${mask[2] ?? ''}` : `url(#mask-${mask[2] ?? ''})`
  if (value === '1em') return '24'
  return PROPERTIES[value] ?? value
}
