import { type Controller, anything, define, flag, text } from './kit'
import { resourceUrl } from './resource'

/** Tags that WeChat's rich-text draws; anything else vanishes with what it holds. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div ' +
    'dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ' +
    'ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
)

const ATTRIBUTES = new Set(
  'class style src alt height width colspan rowspan align valign start type dir color face size cite span title'.split(
    ' ',
  ),
)

/** One node of the array form of `nodes`. */
interface RichNode {
  readonly type?: string
  readonly name?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly children?: readonly RichNode[]
  readonly text?: string
}

const decoder = document.createElement('textarea')

function decodeEntities(source: string): string {
  // A textarea decodes entities and never runs what it holds.
  decoder.innerHTML = source
  return decoder.value
}

type Draw = (tag: string, attributes: Iterable<readonly [string, unknown]>, children: Node[]) => Node[]

function fromNodes(nodes: readonly RichNode[], draw: Draw): Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text' || node.text !== undefined) {
      return [document.createTextNode(decodeEntities(String(node.text ?? '')))]
    }
    return draw(
      String(node.name ?? 'div').toLowerCase(),
      Object.entries(node.attrs ?? {}),
      fromNodes(node.children ?? [], draw),
    )
  })
}

function fromHtml(parent: Node, draw: Draw): Node[] {
  return [...parent.childNodes].flatMap((child) => {
    if (child instanceof Text) return [document.createTextNode(child.data)]
    if (!(child instanceof HTMLElement)) return []
    const attributes = [...child.attributes].map(({ name, value }) => [name, value] as const)
    return draw(child.tagName.toLowerCase(), attributes, fromHtml(child, draw))
  })
}

export const richText = define({
  tag: 'rich-text',
  template: 'empty',
  properties: { nodes: anything(), space: text(), userSelect: flag(), mode: text() },
  create(node): Controller {
    const draw: Draw = (tag, attributes, children) => {
      if (!TAGS.has(tag)) return []
      const element = document.createElement(tag)
      for (const [name, value] of attributes) {
        if (!ATTRIBUTES.has(name)) continue
        if (name === 'style') element.style.cssText = node.host.fixStyle(String(value))
        else if (name === 'src') element.setAttribute('src', resourceUrl(node, String(value)))
        else element.setAttribute(name, String(value))
      }
      element.append(...children)
      return [element]
    }
    return {
      update(changed) {
        const { nodes, space, userSelect } = node.props
        node.dom.toggleAttribute('selectable', userSelect)
        node.dom.toggleAttribute('keep-space', space !== '')
        if (!changed.has('nodes')) return
        const content = Array.isArray(nodes)
          ? fromNodes(nodes as RichNode[], draw)
          : fromHtml(
              new DOMParser().parseFromString(typeof nodes === 'string' ? nodes : '', 'text/html').body,
              draw,
            )
        node.dom.replaceChildren(...content)
      },
    }
  },
})
