/**
 * Small questions about nodes of @wxml/parser's tree, shared by the rules beside this file.
 *
 * @typedef {object} WxmlNode
 * @property {string} type WXElement, WXStartTag, WXAttribute, WXText, WXInterpolation …
 * @property {string} [name] tag name of an element
 * @property {string} [key] name of an attribute
 * @property {string | null} [value] text, or what stands between the braces
 * @property {WxmlNode[]} [children]
 * @property {WxmlNode[]} [attributes]
 * @property {WxmlNode[]} [interpolations]
 * @property {WxmlNode} [startTag]
 * @property {WxmlNode} [parent]
 */

/** Elements that TDesign or WeChat announce with a role of their own. */
const WITH_ROLE = new Set([
  'button',
  'navigator',
  'checkbox',
  'radio',
  'switch',
  'label',
  't-button',
  't-cell',
  't-check-tag',
  't-checkbox',
  't-fab',
  't-link',
  't-radio',
  't-switch',
  't-tab-bar-item',
  't-upload',
])

/** Components that show a picture and no words. */
const WORDLESS = new Set(['t-icon', 't-image', 't-avatar', 't-loading', 't-divider', 't-skeleton'])

/** WeChat's own elements whose names look like components' names. */
const NATIVE_WITH_DASH = new Set([
  'cover-image',
  'cover-view',
  'movable-area',
  'movable-view',
  'page-container',
  'page-meta',
  'navigation-bar',
  'picker-view',
  'picker-view-column',
  'radio-group',
  'checkbox-group',
  'rich-text',
  'root-portal',
  'scroll-view',
  'share-element',
  'swiper-item',
  'web-view',
  'match-media',
  'official-account',
  'open-data',
  'live-player',
  'live-pusher',
  'functional-page-navigator',
  'keyboard-accessory',
  'list-view',
  'grid-view',
  'sticky-header',
  'sticky-section',
  'channel-video',
  'channel-live',
  'voip-room',
  'ad-custom',
  'store-product',
  'store-home',
])

/** What a component makes words of; WeChat's own elements know the label alone. */
const NAMING = ['aria-label', 'title', 'label', 'content', 'text', 'note']

/** @param {WxmlNode} element @returns {WxmlNode[]} */
export const attributesOf = (element) => element.startTag?.attributes ?? []

/** @param {WxmlNode} element @param {string} key */
export const attribute = (element, key) => attributesOf(element).find((one) => one.key === key)

/** @param {WxmlNode} element */
export const hasRole = (element) =>
  WITH_ROLE.has(element.name ?? '') || attribute(element, 'aria-role') !== undefined

/** @param {WxmlNode} element */
export const isComponent = (element) =>
  (element.name ?? '').includes('-') && !NATIVE_WITH_DASH.has(element.name ?? '')

/**
 * Does the element say something to a person who cannot see it: a label, words, or a component that has words?
 * @param {WxmlNode} element
 * @returns {boolean}
 */
export function hasName(element) {
  const naming = isComponent(element) ? NAMING : ['aria-label']
  if (naming.some((key) => attribute(element, key))) return true
  return (element.children ?? []).some((child) => {
    if (child.type === 'WXText') return (child.value ?? '').trim() !== ''
    if (child.type === 'WXInterpolation') return true
    if (child.type !== 'WXElement' || attribute(child, 'aria-hidden')) return false
    if (child.name === 'slot') return true
    return hasName(child) || (isComponent(child) && !WORDLESS.has(child.name ?? ''))
  })
}
