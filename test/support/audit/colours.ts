/** Contrast of text against its ground, from computed styles, by WCAG 2.1. */
import { ancestors } from './geometry'

interface Colour {
  rgb: readonly [number, number, number]
  alpha: number
}

function parse(css: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return { rgb: [red, green, blue], alpha }
}

const mixed = (over: Colour, under: Colour): Colour => {
  const channel = (i: 0 | 1 | 2): number => over.rgb[i] * over.alpha + under.rgb[i] * (1 - over.alpha)
  return { rgb: [channel(0), channel(1), channel(2)], alpha: 1 }
}

function luminance({ rgb }: Colour): number {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** The ground on which an element is painted; null when a picture or a gradient is part of it. */
function groundOf(element: Element, root: Element): Colour | null {
  const layers: Colour[] = []
  for (const at of [element, ...ancestors(element, root)]) {
    const style = getComputedStyle(at)
    if (style.backgroundImage !== 'none') return null
    const colour = parse(style.backgroundColor)
    if (colour.alpha > 0) layers.push(colour)
    if (colour.alpha === 1) break
  }
  const white: Colour = { rgb: [255, 255, 255], alpha: 1 }
  return layers.reduceRight((under, over) => mixed(over, under), white)
}

/** How much of an element's own paint is left after the opacity of all around it. */
function opacityOf(element: Element, root: Element): number {
  return [element, ...ancestors(element, root)].reduce(
    (product, at) => product * Number(getComputedStyle(at).opacity),
    1,
  )
}

/** 1 to 21; null where it cannot be computed. */
export function contrastOf(element: Element, root: Element): number | null {
  const ground = groundOf(element, root)
  if (!ground) return null
  const own = parse(getComputedStyle(element).color)
  const text = mixed({ ...own, alpha: own.alpha * opacityOf(element, root) }, ground)
  const [light, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
