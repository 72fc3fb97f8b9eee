import parser from 'postcss-selector-parser'
import { domTag } from '../runtime/components/templates'

/** Where the rules of a style sheet apply. */
export interface Scope {
  /** Class names become `prefix--name`; empty for styles that are shared. */
  prefix: string
  /** The route when the sheet belongs to one page. */
  page?: string
  /** Of a component: WeChat warns of selectors by tag, id and attribute there. */
  component: boolean
}

/** Rewrites a rule's selectors so that they mean in one document what they mean in a mini-program. */
export function scopeSelectors(selector: string, scope: Scope, report: (message: string) => void): string {
  return parser((list) => {
    list.each((one) => scopeSelector(one, scope, report))
  }).processSync(selector)
}

function scopeSelector(selector: parser.Selector, scope: Scope, report: (message: string) => void): void {
  let namesPage = false
  selector.walk((node) => {
    if (node.type === 'class') {
      if (scope.prefix !== '') node.value = `${scope.prefix}--${node.value}`
    } else if (node.type === 'tag') {
      namesPage ||= node.value === 'page'
      if (scope.component && node.value !== 'page')
        report(`a component must not select by tag: ${node.value}`)
      node.value = tagSelector(node.value, scope)
    } else if (node.type === 'pseudo' && node.value === ':host') {
      node.value = `[wx-host="${scope.prefix}"]`
    } else if (scope.component && (node.type === 'id' || node.type === 'attribute')) {
      report(`a component must not select by ${node.type}: ${String(node).trim()}`)
    }
  })
  if (scope.page !== undefined && !namesPage) {
    const before = selector.first?.spaces.before ?? ''
    if (selector.first) selector.first.spaces.before = ''
    selector.prepend(parser.pseudo({ value: `${before}:where([mp-page="${scope.page}"]) ` }))
  }
}

function tagSelector(tag: string, scope: Scope): string {
  if (tag !== 'page') return domTag(tag)
  return scope.page === undefined ? 'wx-page' : `wx-page[mp-page="${scope.page}"]`
}
