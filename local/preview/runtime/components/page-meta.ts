import { type BuiltinNode, type Controller, define, text } from './kit'

const PROPERTIES = {
  pageStyle: text(),
  pageFontSize: text(),
  rootFontSize: text(),
  backgroundColor: text(),
  backgroundColorTop: text(),
  backgroundColorBottom: text(),
  backgroundTextStyle: text(),
  rootBackgroundColor: text(),
  pageOrientation: text(),
  scrollTop: text(),
  scrollDuration: text(),
}

/** `system` follows the person's font size setting; everything else is a length. */
function fontSize(node: BuiltinNode<typeof PROPERTIES>, value: string): string {
  return value === 'system' ? `${node.host.fontSizeSetting}px` : value
}

/** Sets what belongs to the whole page. It must be the page's first node, as in WeChat. */
export const pageMeta = define({
  tag: 'page-meta',
  properties: PROPERTIES,
  create(node): Controller {
    let root: string | null = null
    const apply = () => {
      const page = node.dom.closest<HTMLElement>('wx-page')
      if (!page) return
      const { pageStyle, pageFontSize, backgroundColor, rootBackgroundColor, rootFontSize } = node.props
      const styles = [
        pageStyle,
        pageFontSize && `font-size:${fontSize(node, pageFontSize)}`,
        (rootBackgroundColor || backgroundColor) &&
          `background-color:${rootBackgroundColor || backgroundColor}`,
      ]
      page.style.cssText = node.host.fixStyle(styles.filter(Boolean).join(';'))
      // One document holds all pages, so `rem` has one meaning: that of the page which set it last.
      if (rootFontSize) {
        root ??= document.documentElement.style.fontSize
        document.documentElement.style.fontSize = fontSize(node, rootFontSize)
      }
    }
    return {
      update(changed) {
        apply()
        const { scrollTop, scrollDuration } = node.props
        if (changed.has('scrollTop') && scrollTop && node.dom.isConnected) {
          node.host.pageScrollTo({
            scrollTop: parseFloat(scrollTop),
            duration: parseFloat(scrollDuration) || 0,
          })
        }
      },
      attached: apply,
      detached() {
        if (root !== null) document.documentElement.style.fontSize = root
      },
    }
  },
})

export const navigationBar = define({
  tag: 'navigation-bar',
  template: 'empty',
  properties: { title: text(), loading: text(), frontColor: text(), backgroundColor: text() },
  create(node): Controller {
    const apply = () => {
      const { title, frontColor, backgroundColor } = node.props
      if (!node.dom.isConnected) return
      if (title) node.host.setTitle(title)
      if (frontColor || backgroundColor) {
        node.host.setNavigationBarColor({
          ...(frontColor ? { frontColor } : {}),
          ...(backgroundColor ? { backgroundColor } : {}),
        })
      }
    }
    return { update: apply, attached: apply }
  },
})
