/**
 * WXML of the built-in components. Only their skeleton stands here: where the page's children go. What
 * depends on properties is drawn by the component's own code.
 */
export const BUILTIN_TEMPLATES: Record<string, string> = {
  default: '<slot/>',
  empty: '',
  'scroll-view':
    '<dom-div class="wx-scroll-main"><dom-div class="wx-scroll-content"><slot/></dom-div></dom-div>',
  swiper: '<dom-div class="wx-swiper-slides"><slot/></dom-div>',
  checkbox: '<dom-span class="wx-checkbox-box"></dom-span><slot/>',
  radio: '<dom-span class="wx-radio-box"></dom-span><slot/>',
  'picker-view-column':
    '<dom-div class="wx-column-content"><slot/></dom-div><dom-div class="wx-column-mask"></dom-div><dom-div class="wx-column-indicator"></dom-div>',
  'root-portal': '<dom-div class="wx-portal"><slot/></dom-div>',
  'page-container':
    '<dom-div class="wx-container-overlay"></dom-div><dom-div class="wx-container-body"><slot/></dom-div>',
}

const BUILTIN_DASHED = new Set([
  'cover-view',
  'cover-image',
  'movable-area',
  'movable-view',
  'page-container',
  'root-portal',
  'match-media',
  'page-meta',
  'navigation-bar',
  'web-view',
  'open-data',
  'official-account',
  'share-element',
  'scroll-view',
  'swiper-item',
  'picker-view',
  'picker-view-column',
  'checkbox-group',
  'radio-group',
  'rich-text',
])

/**
 * The DOM tag for a WXML tag: built-in components live under `wx-*`, so that the browser's own elements of
 * the same name stay out of the way; `dom-div` means a real div; a custom component keeps its name.
 */
export function domTag(tag: string): string {
  if (tag.startsWith('dom-')) return tag.slice('dom-'.length)
  if (tag.startsWith('wx-')) return tag
  return tag.includes('-') && !BUILTIN_DASHED.has(tag) ? tag : `wx-${tag}`
}
