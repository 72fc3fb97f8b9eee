/** What WeChat's editor keeps of what is pasted; anything else goes, and what stood in it stays. */
const KEPT = new Set(
  (
    'a b br center dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p s section span strong sub sup table tbody ' +
    'td tfoot th thead tr u ul blockquote'
  ).split(' '),
)
/** Goes with all that stands in it. */
const DROPPED = new Set('script style iframe object embed svg math template noscript title head'.split(' '))
const ATTRIBUTES = new Set('src alt width height href colspan rowspan'.split(' '))
const STYLES = ['font-weight', 'font-style', 'text-decoration', 'color', 'background-color', 'text-align']

function cleaned(node: Node): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)]
  if (!(node instanceof Element) || DROPPED.has(node.localName)) return []
  const children = [...node.childNodes].flatMap(cleaned)
  if (!KEPT.has(node.localName)) return children
  const element = document.createElement(node.localName)
  for (const { name, value } of node.attributes) {
    if (ATTRIBUTES.has(name) && !/^\s*javascript:/i.test(value)) element.setAttribute(name, value)
  }
  if (node instanceof HTMLElement) {
    for (const name of STYLES) {
      const value = node.style.getPropertyValue(name)
      if (value) element.style.setProperty(name, value)
    }
  }
  element.append(...children)
  return [element]
}

/** Pasted HTML as WeChat's editor takes it. Nothing of it can run. */
export function pastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const holder = document.createElement('div')
  holder.append(...[...page.body.childNodes].flatMap(cleaned))
  return holder.innerHTML
}
